import { createHash } from 'node:crypto';
import { measureNames } from '../../../procedure/measures/measures.ts';
import type { Role } from '../../../procedure/record/values/person.ts';
import { aMadeFile } from '../../../test/builders/aMadeFile.ts';
import { aTab, type Tab } from '../../../test/builders/aTab.ts';
import { measuredEntry, octoberEntries } from '../../../test/builders/measuredEntries.ts';

let tab: Tab;
beforeEach(async () => {
  tab = await aTab();
  tab.setRoles(mia.oid, ['ismsManager']);
  tab.setRoles(ben.oid, ['management']);
  tab.setRoles(cus.oid, ['custodian']);
  octoberEntries.forEach(tab.register.learn);
});
afterEach(() => tab.stop());

const mia = { oid: '99999999-9999-4999-8999-999999999999', name: 'Mia Manager' };
const ben = { oid: '88888888-8888-4888-8888-888888888888', name: 'Ben Board' };
const cus = { oid: '77777777-7777-4777-8777-777777777777', name: 'Cus Todian' };
const staff = { oid: '66666666-6666-4666-8666-666666666666', name: 'Lea Staff' };
const n = 'ab'.repeat(16);
const october = { kind: 'measures', from: '2026-10-01', to: '2026-10-31' };

const bearer = async (claims: object) => ({ authorization: `Bearer ${await tab.issuer.token({ ...claims })}` });
const take = async (wanted: unknown = october, claims: object = ben, body: object = {}) =>
  tab.app.inject({
    method: 'POST',
    url: '/api/exports',
    headers: await bearer(claims),
    payload: { n, language: 'en', export: wanted, ...body },
  });
const list = async (claims: object = mia) => tab.app.inject({ url: '/api/exports', headers: await bearer(claims) });

describe('an export', () => {
  it('is recorded with the hash of exactly the file returned', async () => {
    const answer = await take();
    expect(answer.statusCode).toBe(200);
    expect(answer.headers).toMatchObject({
      'x-export': 'EXPORT-0001',
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': 'attachment; filename="EXPORT-0001 numbers 2026-11-24.csv"',
      'cache-control': 'no-store',
    });
    const file = {
      kind: 'measures',
      format: 'csv',
      records: 5,
      bytes: answer.rawPayload.byteLength,
      asked: '{"from":"2026-10-01","language":"en","to":"2026-10-31"}',
      digest: createHash('sha256').update(answer.rawPayload).digest('hex'),
    };
    const [stored] = tab.exports.stored();
    expect(stored?.commits).toMatchObject([{ actorId: ben.oid, events: [{ type: 'Exported', ...file }] }]);
    const listed = (await list()).json();
    expect(listed).toEqual({
      rows: [
        {
          key: 'EXPORT-0001',
          at: '2026-11-24T09:00:00.000Z',
          by: { me: false, name: 'Ben Board' },
          ...file,
          hash: stored?.commits[0]?.hash,
        },
      ],
      unreadable: [],
      total: 1,
    });
    expect(tab.logged).toContainEqual([
      'info',
      'tab.exported',
      { export: 'EXPORT-0001', kind: 'measures', reader: ben.oid },
    ]);
  });

  it('shows the days of a named period', async () => {
    await take({ kind: 'measures', span: 'lastQuarter' });
    expect((await list()).json().rows).toMatchObject([
      { asked: '{"from":"2026-07-01","language":"en","to":"2026-09-30"}' },
    ]);
  });

  it('sent again is the same, unless the file has changed', async () => {
    await take();
    expect((await take()).headers['x-export']).toBe('EXPORT-0001');
    tab.register.learn(measuredEntry('NC-2026-0007', '2026-10-06'));
    expect((await take()).headers['x-export']).toBe('EXPORT-0002');
    expect((await take(october, ben, { n: 'cd'.repeat(16) })).headers['x-export']).toBe('EXPORT-0003');
    expect((await list()).json().rows.map(({ key }: { key: string }) => key)).toEqual([
      'EXPORT-0003',
      'EXPORT-0002',
      'EXPORT-0001',
    ]);
  });

  it.each(['before', 'after'] as const)('is not returned when recording it fails %s it is done', async (when) => {
    tab.exports.breakDown('unreachable', { when, only: 'open' });
    const answer = await take();
    expect(answer.statusCode).toBe(503);
    expect(answer.json().error).toMatchObject({ code: 'fault', fault: 'unreachable', retry: true });
    expect(answer.headers).not.toHaveProperty('content-disposition');
    tab.exports.mend();
    expect((await take()).headers['x-export']).toBe('EXPORT-0001');
    expect(tab.exports.stored()).toHaveLength(1);
  });

  it('of another version is listed as unreadable, and hides no other', async () => {
    await take();
    tab.exports.elsewhere('EXPORT-0002', {
      commandId: 'x',
      at: new Date('2026-11-24T09:00:00.000Z'),
      actor: { id: 'mia', name: 'Mia' },
      events: [{ type: 'Exported', ...aMadeFile() }],
    });
    tab.exports.unreadable('EXPORT-0002');
    const { rows, unreadable, total } = (await list()).json();
    expect([rows.map(({ key }: { key: string }) => key), unreadable, total]).toEqual([
      ['EXPORT-0001'],
      ['EXPORT-0002'],
      2,
    ]);
  });
});

describe('access', () => {
  it.each([
    ['a person without a role', [], 404, 404],
    ['an administrator', ['administrator'], 404, 404],
    ['a custodian', ['custodian'], 200, 404],
    ['an alternate', ['alternate'], 200, 200],
    ['management', ['management'], 200, 200],
    ['an auditor', ['auditor'], 200, 200],
  ] as const)('%s', async (_who, held, taking, listing) => {
    tab.setRoles(staff.oid, held as readonly Role[]);
    const [taken, listed] = [await take(october, staff), await list(staff)];
    expect([taken.statusCode, listed.statusCode]).toEqual([taking, listing]);
    expect(tab.exports.stored()).toHaveLength(taking === 200 ? 1 : 0);
    for (const { statusCode, body } of [taken, listed])
      if (statusCode === 404) expect(JSON.parse(body).error).toMatchObject({ code: 'notFound' });
  });

  it('is checked before the body is read: the answer is the same for any body', async () => {
    const answers = [await take('garbage', staff), await take(october, staff), await take({ kind: 'x' }, staff)];
    expect(new Set(answers.map(({ statusCode, body }) => `${statusCode} ${body}`)).size).toBe(1);
  });

  it('requires a token', async () => {
    const headers = { authorization: 'Bearer x' };
    for (const method of ['GET', 'POST'] as const)
      expect((await tab.app.inject({ method, url: '/api/exports', headers })).statusCode).toBe(401);
  });
});

it.each([
  [null, {}, ['export']],
  [{ kind: 'everything' }, {}, ['export']],
  [{ kind: '__proto__' }, {}, ['export']],
  [{ ...october, reporter: 'x' }, {}, ['reporter']],
  [{ ...october, from: '2026-11-01' }, {}, ['from']],
  [{ ...october, span: 'year' }, {}, ['span']],
  [{ kind: 'measures', from: "' or 1" }, {}, ['from']],
  [october, { n: 'short' }, ['n']],
  [october, { language: 'de' }, ['language']],
  [october, { bytes: 'x' }, ['bytes']],
])('%j with %j records nothing and names the error', async (wanted, body, fields) => {
  const answer = await take(wanted, ben, body);
  expect(answer.statusCode).toBe(400);
  expect(answer.json().error).toMatchObject({ code: 'badRequest', fields });
  expect(tab.exports.stored()).toEqual([]);
});

describe('the table for the management review', () => {
  it('has each figure with its definition, in the reader’s language', async () => {
    const answer = await take(october, ben, { language: 'fr' });
    expect(answer.headers['content-disposition']).toContain('"EXPORT-0001 chiffres 2026-11-24.csv"');
    const [head, first] = answer.body.split('\r\n');
    expect(head).toMatch(/^\uFEFF"Indicateur";"De";"Du"/);
    expect(first).toMatch(
      /^"Délai d’identification";"";"2026-10-01";"2026-10-31";"2026-11-24";"7";"jours";"7";"10";"10";"2";"1";"0";"Rejetée: 1";"Jours/,
    );
    expect(answer.body).toContain('"Actions dans les délais";"";"2026-10-01";"2026-10-31";"2026-11-24";"0,5"');
    expect(answer.body).toMatch(/"Non-conformité systémique possible";"A\.7\.2 [^"]+";"2026-10-05";"2026-10-20"/);
  });

  it('has as many cells in each row as in its head, and names no one', async () => {
    const rows = (await take({ kind: 'measures' })).body.trimEnd().split('\r\n');
    expect(rows).toHaveLength(1 + measureNames.length + 2 + 2 + 1);
    expect(new Set(rows.map((row) => row.split('","').length))).toEqual(new Set([17]));
    expect(rows.join('\n')).not.toContain('ada');
  });
});
