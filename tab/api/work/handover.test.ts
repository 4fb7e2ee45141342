import type { Role } from '../../../procedure/record/values/person.ts';
import { anActor } from '../../../test/builders/anActor.ts';
import { aTab, type Tab } from '../../../test/builders/aTab.ts';
import { measuredAction, measuredEntry } from '../../../test/builders/measuredEntries.ts';

const me = anActor({ id: '11111111-1111-4111-8111-111111111111' });
let tab: Tab;
beforeAll(async () => {
  tab = await aTab();
  const entries = [
    measuredEntry('NC-2026-0001', '2026-10-01', { owner: 'ada', verifier: 'ada' }),
    measuredEntry('NC-2026-0002', '2026-10-02', { owner: 'bob', actions: [measuredAction('2026-12-20')] }),
    measuredEntry('NC-2026-0003', '2026-10-03', { owner: 'ada' }, { notToIsmsManager: true }),
    measuredEntry('NC-2026-0004', '2026-10-04', { owner: 'ada', stage: 'closed' }, { stage: 'closed' }),
    measuredEntry('NC-2026-0005', '2026-10-05', { owner: 'bob' }),
  ];
  for (const entry of entries) tab.register.learn(entry);
});
afterAll(() => tab.stop());

const get = async (query: string, role: Role | undefined) => {
  tab.setRoles(me.id, role ? [role] : []);
  const headers = { authorization: `Bearer ${await tab.issuer.token({ oid: me.id })}` };
  return tab.app.inject({ url: `/api/handover?${query}`, headers });
};

it.each<[Role, readonly string[]]>([
  ['ismsManager', ['NC-2026-0001', 'NC-2026-0002']],
  ['alternate', ['NC-2026-0001', 'NC-2026-0002', 'NC-2026-0003']],
])('%s sees the work of a leaver, as far as they may read it', async (role, references) => {
  const answer = (await get('from=ada', role)).json();
  expect(answer.rows.map(({ reference }: { reference: string }) => reference)).toEqual(references);
  expect(answer.rows[0]).toEqual({
    reference: 'NC-2026-0001',
    title: 't',
    stage: 'implementation',
    priority: 'notSure',
    work: ['owner', 'verifier'],
  });
  expect(answer.rows[1].work).toEqual(['actionOwner']);
});

it.each<[string, Role | undefined]>([
  ['no role', undefined],
  ['an auditor', 'auditor'],
  ['management', 'management'],
  ['a custodian', 'custodian'],
])('%s gets the answer for a missing person', async (_, role) => {
  const answer = await get('from=ada', role);
  expect(answer.statusCode).toBe(404);
  expect(answer.body).toBe((await get('from=no-one-at-all', role)).body);
});

it.each(['', 'from=', 'from=a b', 'from=a&from=b', 'from=ada&limit=1', '__proto__=x'])('refuses %j', async (query) => {
  expect((await get(query, 'ismsManager')).statusCode).toBe(400);
});
