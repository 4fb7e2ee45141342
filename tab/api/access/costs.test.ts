import { aTab, type Tab } from '../../../test/builders/aTab.ts';
import { costs, ofPerson } from './rates.ts';

let tab: Tab;
beforeEach(async () => {
  tab = await aTab();
});
afterEach(() => tab.stop());

it.each([
  ['/api/commands'],
  ['/api/import'],
  ['/api/import/check'],
  ['/api/trainings/NC-2026-0001'],
  ['/api/sessions/NC-2026-0001/5_1/contributions'],
])('%s counts as a command, whatever its outcome', async (url) => {
  const headers = { authorization: `Bearer ${await tab.issuer.token()}` };
  const statuses: number[] = [];
  for (let at = 0; at <= ofPerson.atOnce / costs.command; at += 1)
    statuses.push((await tab.app.inject({ method: 'POST', url, headers, payload: {} })).statusCode);
  expect([statuses.indexOf(429), statuses.length]).toEqual([240, 241]);
});
