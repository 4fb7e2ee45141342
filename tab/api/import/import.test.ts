import type { Role } from '../../../procedure/record/values/person.ts';
import { aTab, type Tab } from '../../../test/builders/aTab.ts';
import { sha256 } from '../../../test/builders/sha256.ts';
import type { ImportRow } from './importWire.ts';

const claire = 'c1a1c1a1-0000-4000-8000-000000000001';
const cells = { oldId: '1', what: 'Visitors were let in without being written down', detectedOn: '2024-03-05' };
const row = (number: number, more: ImportRow['cells'] = {}): ImportRow => ({
  row: number,
  cells: { ...cells, ...more },
});

describe('importing an earlier register', () => {
  let tab: Tab;
  beforeEach(async () => {
    tab = await aTab();
  });
  afterEach(() => tab.stop());

  const post = async (url: string, rows: readonly unknown[], more: object = {}, ...roles: readonly Role[]) => {
    tab.setRoles(claire, roles.length > 0 ? roles : ['ismsManager']);
    const authorization = `Bearer ${await tab.issuer.token({ oid: claire })}`;
    const payload = { file: sha256('f'), fileName: 'old.csv', language: 'en', rows, ...more };
    return tab.app.inject({ method: 'POST', url, headers: { authorization }, payload });
  };
  const check = async (...rows: readonly ImportRow[]) => (await post('/api/import/check', rows)).json().rows;
  const bring = async (...rows: readonly ImportRow[]) => (await post('/api/import', rows)).json().rows;

  it('previews the result of each row, and writes nothing', async () => {
    const rows = await check(row(2), row(3, { oldId: '2', detectedOn: 'yesterday', priority: 'P1' }));
    expect(rows).toEqual([
      { row: 2, outcome: 'valid', identity: expect.stringMatching(/^[0-9a-f]{64}$/) },
      { row: 3, outcome: 'invalid', problems: { detectedOn: 'notADate', priority: 'unknownChoice' } },
    ]);
    expect(tab.records.stored()).toEqual([]);
  });

  it('makes a record of each row, continues after an invalid one, and makes none twice', async () => {
    const rows = [row(2), row(3, { oldId: '2', clause: 'A.99' }), row(4, { oldId: '3', state: 'closed' })];
    expect(await bring(...rows)).toEqual([
      { row: 2, outcome: 'done', reference: 'NC-2026-0001' },
      { row: 3, outcome: 'invalid', problems: { clause: 'unknownChoice' } },
      { row: 4, outcome: 'done', reference: 'NC-2026-0002' },
    ]);
    expect(await bring(...rows)).toMatchObject([
      { outcome: 'imported', reference: 'NC-2026-0001' },
      { outcome: 'invalid' },
      { outcome: 'imported', reference: 'NC-2026-0002' },
    ]);
    expect(tab.records.stored()).toHaveLength(2);
  });

  it('recognises a row in another file and on a server that has not synced, and says when it differs', async () => {
    await bring(row(2));
    expect(await check(row(90), row(91, { what: 'Another thing entirely, under the same number' }))).toMatchObject([
      { row: 90, outcome: 'imported', reference: 'NC-2026-0001' },
      { row: 91, outcome: 'otherContent', reference: 'NC-2026-0001' },
    ]);
    const elsewhere = await aTab({ handling: tab.handling });
    elsewhere.setRoles(claire, ['ismsManager']);
    const authorization = `Bearer ${await elsewhere.issuer.token({ oid: claire })}`;
    tab.setRoles(claire, ['ismsManager']);
    const payload = { file: sha256('g'), fileName: 'g.csv', language: 'fr', rows: [row(2), row(3, { what: 'Else' })] };
    const answer = await elsewhere.app.inject({
      method: 'POST',
      url: '/api/import',
      headers: { authorization },
      payload,
    });
    await elsewhere.stop();
    expect(answer.json().rows).toEqual([
      { row: 2, outcome: 'imported', reference: 'NC-2026-0001' },
      { row: 3, outcome: 'otherContent', reference: 'NC-2026-0001' },
    ]);
    expect(tab.records.stored()).toHaveLength(1);
  });

  it('names the record that a row probably duplicates', async () => {
    await bring(row(2, { system: 'Entrance', clause: 'A.7.2' }));
    const again = row(3, {
      oldId: '77',
      what: 'Visitors let in without being written down',
      system: 'Entrance',
      clause: 'A.7.2',
    });
    expect(await check(again)).toMatchObject([{ outcome: 'similar', reference: 'NC-2026-0001' }]);
  });

  it('finds a record by its old number, and shows that it was closed before', async () => {
    await bring(row(2, { oldId: 'ECART-2019/7', state: 'closed' }));
    const authorization = `Bearer ${await tab.issuer.token({ oid: claire })}`;
    const found = await tab.app.inject({ url: '/api/nonconformities?text=ecart-2019%2F7', headers: { authorization } });
    expect(found.json().rows).toMatchObject([{ reference: 'NC-2026-0001', stage: 'closed', closedBefore: true }]);
    const shown = await tab.app.inject({ url: '/api/nonconformities/NC-2026-0001', headers: { authorization } });
    expect(shown.json()).toMatchObject({
      reportedIn: 'import',
      demands: [],
      deadlines: [],
      legacy: { oldId: 'ECART-2019/7', fileName: 'old.csv', row: 2 },
      history: [
        {
          events: [
            { type: 'Reported' },
            { type: 'LegacyRecorded', told: { text: expect.stringContaining('old.csv · 2') } },
          ],
        },
      ],
    });
    expect(shown.json().legacy).not.toHaveProperty('identity');
  });

  it('does not exist for other people, and requires a token', async () => {
    for (const url of ['/api/import/check', '/api/import']) {
      for (const role of ['administrator', 'management', 'auditor', 'custodian'] as const)
        expect((await post(url, [row(2)], {}, role)).statusCode).toBe(404);
      expect((await tab.app.inject({ method: 'POST', url, payload: {} })).statusCode).toBe(401);
    }
    expect(tab.records.stored()).toEqual([]);
  });

  it.each([
    ['no row', [], {}],
    ['too many rows', Array.from({ length: 201 }, (_, n) => row(n + 2)), {}],
    ['an invalid row', [{ row: 0, cells: {} }], {}],
    ['a cell that is not a string', [{ row: 2, cells: { what: { toString: 'x' } } }], {}],
    ['an invalid digest', [row(2)], { file: 'f' }],
    ['an unknown language', [row(2)], { language: 'tlh' }],
    ['an unknown field', [row(2)], { actor: 'somebody' }],
  ])('refuses %s', async (_what, rows, more) => {
    for (const url of ['/api/import/check', '/api/import'])
      expect((await post(url, rows, more)).json().error).toMatchObject({ code: 'badRequest' });
    expect(tab.records.stored()).toEqual([]);
  });

  it('refuses a body that is too large', async () => {
    const answer = await post('/api/import/check', [row(2, { what: 'x'.repeat(3 * 1024 * 1024) })]);
    expect(answer.json().error.code).toBe('tooLarge');
  });
});
