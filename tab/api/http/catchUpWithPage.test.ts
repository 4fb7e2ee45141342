import { anActor } from '../../../test/builders/anActor.ts';
import { aReport } from '../../../test/builders/aReport.ts';
import { aTab, type Tab } from '../../../test/builders/aTab.ts';

const lea = anActor();
const reference = 'NC-2026-0001';

describe('a request that states what its page has seen', () => {
  let tab: Tab;
  beforeEach(async () => {
    tab = await aTab();
    await tab.handling.handle({ command: aReport(), actor: lea, commandId: 'a'.repeat(64) });
    // By another server: memory and register here do not have it yet.
    tab.records.elsewhere(reference, {
      commandId: 'b'.repeat(64),
      at: new Date('2026-11-24T09:00:01.000Z'),
      actor: lea,
      events: [{ type: 'ReportWithdrawn' }],
    });
  });
  afterEach(() => tab.stop());

  const get = async (path: string, seen?: string) =>
    tab.app.inject({
      url: `/api/${path}`,
      headers: { authorization: `Bearer ${await tab.issuer.token({})}`, ...(seen !== undefined && { 'x-seen': seen }) },
    });
  const stageIn = async (seen?: string) => (await get('nonconformities', seen)).json().rows[0].stage;

  it('finds that state in every list', async () => {
    expect(await stageIn()).toBe('reported');
    expect(await stageIn(`${reference}/2`)).toBe('withdrawn');
  });

  it('is not answered with an older state of the record, but with try again', async () => {
    expect((await get(`nonconformities/${reference}`, `${reference}/2`)).json()).toMatchObject({ sequence: 2 });
    const ahead = await get(`nonconformities/${reference}`, `${reference}/3`);
    expect(ahead.statusCode).toBe(503);
    expect(ahead.json()).toMatchObject({ error: { code: 'fault', fault: 'notSeenYet' } });
  });

  it('receives its list even if that state cannot be read yet', async () => {
    expect((await get('nonconformities', `${reference}/3`)).statusCode).toBe(200);
  });

  it.each(['', 'x', `${reference}/0`, `${reference}/x`, `${reference}/9999999`, '../1 SETTINGS/2'])(
    'is answered as if %j were absent',
    async (seen) => {
      expect((await get(`nonconformities/${reference}`, seen)).statusCode).toBe(200);
    },
  );
});
