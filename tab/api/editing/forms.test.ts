import { theClassification } from '../../../test/builders/aRecord.ts';
import { aTab, type Tab } from '../../../test/builders/aTab.ts';
import { createMemoryPeople } from '../../../test/builders/memoryPeople.ts';
import type { RecordAnswer } from '../record/recordWire.ts';

let tab: Tab;
beforeEach(async () => {
  tab = await aTab();
});
afterEach(() => tab.stop());

const lea = '11111111-1111-4111-8111-111111111111';
const mia = '99999999-9999-4999-8999-999999999999';
const stranger = '66666666-6666-4666-8666-666666666666';
const n = (one: number) => String(one).padStart(32, '0');
const call = async (url: string, payload?: object, claims: Record<string, unknown> = {}) =>
  tab.app.inject({
    method: payload ? 'POST' : 'GET',
    url,
    headers: { authorization: `Bearer ${await tab.issuer.token(claims)}`, 'content-type': 'application/json' },
    ...(payload && { payload: JSON.stringify(payload) }),
  });
const reference = 'NC-2026-0001';
const give = async (one: number, command: object, oid = mia) => {
  const answer = await call('/api/commands', { n: n(one), command: { reference, ...command } }, { oid });
  expect(answer.json()).toMatchObject({ reference });
};
const report = (one = 1, what = 'The door of the server room stood open all night.') =>
  call('/api/commands', { n: n(one), command: { name: 'report', facts: { what }, language: 'en' } });
const triage = {
  lane: 'standard',
  grade: 'minor',
  gradeReason: 'Once',
  ...theClassification,
  owner: mia,
};
const forms = async (oid: string) => call(`/api/nonconformities/${reference}/forms`, undefined, { oid });
const offered = async (oid: string) => {
  const answer = await call(`/api/nonconformities/${reference}`, undefined, { oid });
  return answer.json<RecordAnswer>().offered;
};

describe('the commands offered', () => {
  it('are those useful to this reader, with the next step first', async () => {
    await report();
    tab.setRoles(mia, ['ismsManager']);
    expect(await offered(lea)).toEqual({
      next: [],
      all: expect.arrayContaining(['correctReport', 'addToReport', 'withdrawReport']),
    });
    const before = await offered(mia);
    expect(before.next.slice(0, 3)).toEqual(['triageReport', 'rejectReport', 'markDuplicate']);
    expect(before.all).not.toContain('closeNonconformity');
    await give(2, { name: 'triageReport', ...triage });
    const after = await offered(mia);
    expect(after.next).toEqual([
      'recordContainment',
      'recordCorrection',
      'recordConsequences',
      'confirmStatement',
      'recordSimilar',
    ]);
    expect(after.all).toContain('openSession');
    await give(3, { name: 'openSession', kind: 'fiveWhys' });
    expect((await offered(mia)).all).not.toContain('openSession');
  });
});

describe('the initial values of forms', () => {
  it('are the recorded values, only where the reader may change them', async () => {
    await report();
    tab.setRoles(mia, ['ismsManager']);
    await give(2, { name: 'triageReport', ...triage });
    const act = { kind: 'notNecessary', because: 'It was shut again.' };
    await give(3, { name: 'recordContainment', act });
    const answer = await forms(mia);
    expect(answer.json()).toMatchObject({ sequence: 3, today: '2026-11-24', triage, containment: act });
    expect(answer.json().deadlines.length).toBeGreaterThan(2);
    const reporters = (await forms(lea)).json();
    expect(reporters).not.toHaveProperty('triage');
    expect(reporters).not.toHaveProperty('containment');
    expect(reporters).toMatchObject({ people: [], like: [], deadlines: [] });
  });

  it('include similar records that the reader may read', async () => {
    await report();
    await report(2, 'The door of the server room stood open again, all night.');
    tab.setRoles(mia, ['ismsManager']);
    expect((await forms(mia)).json().like).toEqual([
      { reference: 'NC-2026-0002', stage: 'reported', title: expect.stringContaining('open again'), sequence: 1 },
    ]);
  });

  it('do not exist for a stranger, as for a missing record', async () => {
    await report();
    const forbidden = await forms(stranger);
    const unknown = await call('/api/nonconformities/NC-2026-0404/forms', undefined, { oid: stranger });
    const hostile = await call("/api/nonconformities/NC-2026-0001'%20or%201/forms", undefined, { oid: stranger });
    expect([forbidden.statusCode, unknown.statusCode, hostile.statusCode]).toEqual([404, 404, 404]);
    expect(forbidden.body).toBe(unknown.body);
  });
});

describe('the directory', () => {
  const found = (text: string, claims: Record<string, unknown> = {}) =>
    call(`/api/people?text=${encodeURIComponent(text)}`, undefined, claims);

  it('finds colleagues by the typed text', async () => {
    await tab.stop();
    const account = { id: mia, name: 'Mia Manager' };
    tab = await aTab({ people: createMemoryPeople(() => [], [account, { id: lea, name: 'Mia Gone', left: true }]) });
    expect((await found('mi')).json()).toEqual({ people: [account] });
  });

  it('does not exist for a guest without a role, and accepts only text', async () => {
    expect((await found('mi', { acct: 1, oid: stranger })).statusCode).toBe(404);
    tab.setRoles(stranger, ['auditor']);
    expect((await found('mi', { acct: 1, oid: stranger })).statusCode).toBe(200);
    expect((await call('/api/people?text=a&filter=x')).statusCode).toBe(400);
    expect((await found('x'.repeat(500))).statusCode).toBe(400);
    expect((await call('/api/people')).statusCode).toBe(400);
  });
});
