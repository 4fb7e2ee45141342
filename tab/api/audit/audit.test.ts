import { createHash } from 'node:crypto';
import { registerEntry } from '../../../procedure/record/registerEntry.ts';
import type { Role } from '../../../procedure/record/values/person.ts';
import { aReport } from '../../../test/builders/aReport.ts';
import { aTab, type Tab } from '../../../test/builders/aTab.ts';
import { measuredEntry, octoberEntries } from '../../../test/builders/measuredEntries.ts';

let tab: Tab;
beforeEach(async () => {
  tab = await aTab();
  tab.setRoles(mia.oid, ['ismsManager']);
  tab.setRoles(ben.oid, ['management']);
  tab.setRoles(ada.oid, ['auditor']);
});
afterEach(() => tab.stop());

const mia = { oid: '99999999-9999-4999-8999-999999999999', name: 'Mia Manager' };
const ben = { oid: '88888888-8888-4888-8888-888888888888', name: 'Ben Board' };
/** A guest of the tenant who audits. */
const ada = { oid: '77777777-7777-4777-8777-777777777777', name: 'Ada Auditor', acct: 1 };
const lea = { oid: '66666666-6666-4666-8666-666666666666', name: 'Lea Staff' };
const guest = { oid: '55555555-5555-4555-8555-555555555555', name: 'Gus Guest', acct: 1 };

const as = async (claims: object) => ({ authorization: `Bearer ${await tab.issuer.token({ ...claims })}` });
const get = async (url: string, claims: object = ada) => tab.app.inject({ url, headers: await as(claims) });
const post = async (url: string, payload: object, claims: object) =>
  tab.app.inject({ method: 'POST', url, headers: await as(claims), payload });
const october = 'from=2026-10-01&to=2026-10-31';

describe('access', () => {
  it.each([['/api/audit'], ['/api/audit/checkpoint']])('%s: readers of the register only', async (url) => {
    for (const who of [mia, ben, ada]) expect((await get(url, who)).statusCode).toBe(200);
    const unknown = await get('/api/nonconformities/NC-2026-9999', lea);
    for (const who of [lea, guest]) {
      const answer = await get(url, who);
      expect([answer.statusCode, answer.json()]).toEqual([404, unknown.json()]);
    }
  });

  it('the procedure is read by all members and by auditors, not by other guests', async () => {
    for (const who of [mia, ben, ada, lea]) expect((await get('/api/procedure', who)).statusCode).toBe(200);
    expect((await get('/api/procedure', guest)).statusCode).toBe(404);
  });

  it('names the invalid parameter', async () => {
    for (const [query, fault] of [
      ['from=soon', 'from'],
      ['from=2026-02-01&to=2026-01-01', 'from'],
      ['span=year&from=2026-01-01', 'span'],
      ['by=me', 'by'],
    ])
      expect((await get(`/api/audit?${query}`)).json().error).toMatchObject({ code: 'badRequest', fields: [fault] });
    for (const query of [
      'figure=audit',
      'figure=audit&of=A.7.2',
      'figure=audit&of=reported&part=hits',
      'figure=clause&of=reported',
    ])
      expect((await get(`/api/nonconformities?${query}`)).statusCode).toBe(400);
  });
});

describe('the answers', () => {
  it('have the figures of the measures, and counts that lead to exactly as many records', async () => {
    octoberEntries.forEach(tab.register.learn);
    tab.register.learn(
      measuredEntry('NC-2026-0007', '2026-10-07', {
        marks: ['source.internalAudit', 'way.tab', 'name.named', 'complete'],
      }),
    );
    const answer = (await get(`/api/audit?${october}`)).json();
    const numbers = (await get(`/api/measures?${october}`)).json();
    for (const [name, figure] of Object.entries<object>(answer.figures))
      expect(numbers.figures[name]).toMatchObject(figure);
    expect(answer).toMatchObject({
      records: { measured: 6, unread: 1 },
      // Reported in October: 1, 2, 3, the rejected 4, and 7; all except 7 are older than the marks.
      marks: { reported: 5, rejected: 1, unmarked: 4, complete: 1, 'source.internalAudit': 1 },
      reviews: { held: 0, damaged: [] },
    });
    for (const [mark, count] of Object.entries(answer.marks)) {
      const behind = (await get(`/api/nonconformities?figure=audit&of=${mark}&${october}`)).json();
      expect([mark, behind.total]).toEqual([mark, count]);
    }
    // Number 3 is kept from the ISMS managers: counted, and not shown.
    const behind = await get(`/api/nonconformities?figure=audit&of=reported&${october}`, mia);
    expect(behind.json().total).toBe(4);
  });

  it('show only examples that the reader may read', async () => {
    tab.setRoles('alt', ['alternate']);
    const actor = { id: lea.oid, name: lea.name, roles: [], guest: false };
    const report = async (commandId: string, changes: object) => {
      const handled = await tab.handling.handle({ command: aReport({}, changes), actor, commandId });
      if (handled.kind !== 'done') throw new Error(handled.refusal.reason);
      const entry = registerEntry(handled.stream.state, 2);
      const { measured } = entry;
      if (measured)
        tab.register.learn({ ...entry, measured: { ...measured, verdicts: [{ verdict: 'notEffective', at: 5 }] } });
      return handled.stream.key;
    };
    const [open, kept] = [await report('a', {}), await report('b', { notToIsmsManager: true })];
    const shown = async (who: object) =>
      (await get('/api/audit', who))
        .json()
        .examples.notEffective.map(({ reference }: { reference: string }) => reference);
    expect(await shown(ada)).toEqual([kept, open]);
    expect(await shown(mia)).toEqual([open]);
  });

  it('say who may take an audit pack', async () => {
    const told = [ada, mia, ben].map(async (who) => (await get('/api/audit', who)).json().mayPack);
    expect(await Promise.all(told)).toEqual([true, true, false]);
  });

  it('have the last checkpoint, or say that there is none', async () => {
    const theReport = { name: 'report', facts: { what: 'The door stood open.' }, language: 'en' };
    const last = async () => (await get('/api/audit/checkpoint')).json();
    expect(await last()).toEqual({});
    await post('/api/commands', { n: 'cd'.repeat(16), command: theReport }, lea);
    const { checkpoint, note, key } = await tab.proof.checkpoint();
    expect(await last()).toEqual({ last: { checkpoint, note, key, stamped: false } });
    await post('/api/commands', { n: 'ef'.repeat(16), command: theReport }, lea);
    await tab.proof.checkpoint(async () => 'AAAA');
    expect(await last()).toMatchObject({ last: { checkpoint: { name: 'CHECK/0002' }, stamped: true } });
  });
});

describe('the approval of the procedure', () => {
  const n = 'ab'.repeat(16);
  const approve = async (seen: object, claims: object = ben, press = n) =>
    post('/api/commands', { n: press, command: { name: 'approveProcedure', ...seen } }, claims);
  const seen = async (claims: object = ben) => {
    const { version, digest, mayApprove, approvals } = (await get('/api/procedure', claims)).json();
    return { of: { version, digest }, mayApprove, approvals };
  };

  it('is given by management, for the text shown, once', async () => {
    const { of, mayApprove, approvals } = await seen();
    expect([of.version, mayApprove, approvals]).toEqual(['3.1', true, []]);
    expect((await seen(ada)).mayApprove).toBe(false);
    expect((await approve(of, mia)).json().error.refusal).toEqual({ reason: 'notAllowed' });
    expect((await approve({ ...of, version: '3.0' })).json().error.refusal).toEqual({
      reason: 'stale',
      of: 'procedure',
    });
    expect((await approve({ ...of, digest: 'short' })).statusCode).toBe(422);
    expect((await approve(of)).json()).toEqual({ reference: 'SETTINGS', sequence: 1, repeated: false });
    expect((await approve(of)).json()).toMatchObject({ repeated: true });
    expect((await approve(of, ben, 'cd'.repeat(16))).json().error.refusal).toEqual({ reason: 'alreadyDone' });
    const now = await seen(ada);
    expect(now.approvals).toEqual([
      { ...of, at: '2026-11-24T09:00:00.000Z', by: { me: false, name: 'Ben Board' }, same: true },
    ]);
    expect(JSON.stringify(now)).not.toContain(ben.oid);
    expect((await seen()).mayApprove).toBe(false);
  });

  it('concerns older rules once one was changed, and is requested again', async () => {
    const { of } = await seen();
    await approve(of);
    const change = { name: 'changeRules', changes: { observationDays: 100 }, because: 'Slower' };
    expect((await post('/api/commands', { n, command: change }, mia)).statusCode).toBe(200);
    const now = await seen();
    expect([now.mayApprove, now.approvals[0].same]).toEqual([true, false]);
    expect((await approve(of, ben, 'cd'.repeat(16))).json().error.refusal).toMatchObject({ reason: 'stale' });
    // The history of the settings shows it beside the changes.
    const { history } = (await get('/api/settings')).json();
    expect(history.map(({ changes }: { changes: readonly { name: string }[] }) => changes[0]?.name)).toEqual([
      'observationDays',
      'procedureApproved',
    ]);
  });
});

describe('a sample', () => {
  const n = 'ab'.repeat(16);
  const drawn = async (asked: object, claims: object = ada) =>
    post('/api/exports', { n, language: 'en', export: { kind: 'sample', ...asked } }, claims);
  beforeEach(() => octoberEntries.forEach(tab.register.learn));

  it('is recorded with its seed, and its file has the proof', async () => {
    const answer = await drawn({ count: 3, seed: '4-6-1' });
    expect(answer.headers).toMatchObject({ 'x-export': 'EXPORT-0001', 'content-type': 'application/json' });
    const file = answer.json();
    expect(file).toMatchObject({
      seed: '4-6-1',
      count: 3,
      period: {},
      population: { count: 6, first: 'NC-2026-0001', last: 'NC-2026-0006', gaps: [] },
    });
    // By `sha256sum` of `4-6-1:NC-2026-0001` and so on: 5, 6, 3 come first.
    expect(file.drawn.map(({ reference }: { reference: string }) => reference)).toEqual([
      'NC-2026-0003',
      'NC-2026-0005',
      'NC-2026-0006',
    ]);
    const again = Object.keys(Object.fromEntries(octoberEntries.map(({ reference }) => [reference, 0])))
      .map((reference) => [createHash('sha256').update(`${file.seed}:${reference}`).digest('hex'), reference])
      .sort()
      .slice(0, file.count)
      .map(([, reference]) => reference)
      .sort();
    expect(file.drawn.map(({ reference }: { reference: string }) => reference)).toEqual(again);
    const [stored] = tab.exports.stored();
    expect(stored?.state).toMatchObject({
      kind: 'sample',
      format: 'json',
      records: 3,
      by: ada.oid,
      asked: '{"count":3,"period":{},"seed":"4-6-1"}',
      digest: createHash('sha256').update(answer.rawPayload).digest('hex'),
    });
  });

  it('gets a new seed from the server each time, and each is recorded', async () => {
    const seeds = [await drawn({ count: 1 }), await drawn({ count: 1 })].map((answer) => answer.json().seed);
    expect(new Set(seeds).size).toBe(2);
    expect(tab.exports.stored().map(({ state }) => JSON.parse(state.asked).seed)).toEqual(seeds);
  });

  it('omits records this reader may not read, without replacing them', async () => {
    const row = (file: { drawn: readonly { reference: string }[] }) =>
      file.drawn.find(({ reference }) => reference === 'NC-2026-0003');
    expect(row((await drawn({ count: 3, seed: '4-6-1' }, mia)).json())).toEqual({
      reference: 'NC-2026-0003',
      keptBack: true,
    });
    expect(row((await drawn({ count: 3, seed: '4-6-1' })).json())).toMatchObject({
      stage: 'implementation',
      title: 't',
    });
  });

  it.each<[object, string]>([
    [{ count: 0 }, 'count'],
    [{ count: 201 }, 'count'],
    [{ count: 1, seed: ' ' }, 'seed'],
    [{ count: 1, seed: 'é' }, 'seed'],
    [{ count: 1, by: 'owner' }, 'by'],
    [{ count: 1, from: 'soon' }, 'from'],
    [{ count: 1, reader: 'x' }, 'reader'],
  ])('is not drawn from %j', async (asked, field) => {
    const answer = await drawn(asked);
    expect([answer.statusCode, answer.json().error.fields]).toEqual([400, [field]]);
    expect(tab.exports.stored()).toEqual([]);
  });

  it('is not larger than a pack, or it is refused and not recorded', async () => {
    const stages = ['triaged', 'approval', 'closed'] as const;
    for (let index = 1000; index < 1600; index += 1) {
      const stage = stages[index % stages.length] ?? 'closed';
      tab.register.learn(measuredEntry(`NC-2026-${index}`, '2026-10-07', {}, { stage }));
    }
    const answer = await drawn({ count: 200, by: 'stage' });
    expect([answer.statusCode, answer.json().error.fields]).toEqual([400, ['count']]);
    expect(tab.exports.stored()).toEqual([]);
    expect((await drawn({ count: 160, by: 'stage' })).statusCode).toBe(200);
  });

  it.each<[string, object, readonly Role[]]>([
    ['a person without a role', lea, []],
    ['a guest', guest, []],
    ['an administrator', lea, ['administrator']],
  ])('is not drawn by %s', async (_, who, roles) => {
    tab.setRoles((who as typeof lea).oid, roles);
    expect((await drawn({ count: 1 }, who)).statusCode).toBe(404);
    expect(tab.exports.stored()).toEqual([]);
  });
});
