import { createHash } from 'node:crypto';
import type { NonconformityEvent } from '../../../procedure/record/history/events.ts';
import { registerEntry } from '../../../procedure/record/registerEntry.ts';
import { unnamedReporter } from '../../../procedure/record/report/identity.ts';
import type { Role } from '../../../procedure/record/values/person.ts';
import type { Reference } from '../../../procedure/record/values/reference.ts';
import { lea, type Step, theReport } from '../../../test/builders/aLife.ts';
import { textIn, unpacked } from '../../../test/builders/aPack.ts';
import { aTab, type Tab } from '../../../test/builders/aTab.ts';
import { inOrder, pdfStructure } from '../../../test/builders/pdfStructure.ts';
import { sha256 } from '../../../test/builders/sha256.ts';

const mia = { oid: '99999999-9999-4999-8999-999999999999', name: 'Mia Manager' };
const odile = { oid: '88888888-8888-4888-8888-888888888888', name: 'Odile Auditor' };
const staff = { oid: '66666666-6666-4666-8666-666666666666', name: 'Sam Staff' };

let tab: Tab;
beforeEach(async () => {
  tab = await aTab();
  tab.setRoles(mia.oid, ['ismsManager']);
  tab.setRoles(odile.oid, ['auditor']);
});
afterEach(() => tab.stop());

const record = (reference: Reference, changes: object = {}, by: Step['by'] = lea): void => {
  const events = [{ ...theReport.events[0], ...changes } as NonconformityEvent] as const;
  const draft = { commandId: sha256(reference), at: new Date('2026-11-24T08:00:00.000Z'), actor: by, events };
  tab.register.learn(registerEntry(tab.records.elsewhere(reference, draft).state, 1));
};
const n = 'ab'.repeat(16);
const ask = async (claims: object, asked: object, language = 'en') =>
  tab.app.inject({
    method: 'POST',
    url: '/api/exports',
    headers: { authorization: `Bearer ${await tab.issuer.token({ ...claims })}` },
    payload: { n, language, export: { kind: 'auditPack', ...asked } },
  });

describe('an audit pack over the API', () => {
  it('is returned once it is recorded, with the hash of exactly that file', async () => {
    record('NC-2026-0001');
    const answer = await ask(odile, { references: ['NC-2026-0001'] }, 'fr');
    expect(answer.statusCode).toBe(200);
    expect(answer.headers).toMatchObject({
      'content-type': 'application/zip',
      'content-disposition': 'attachment; filename="EXPORT-0001 dossier d-audit 2026-11-24.zip"',
    });
    const [stored] = tab.exports.stored();
    expect(stored?.state).toMatchObject({
      kind: 'auditPack',
      format: 'zip',
      records: 1,
      by: odile.oid,
      asked: '{"language":"fr","references":["NC-2026-0001"]}',
      digest: createHash('sha256').update(answer.rawPayload).digest('hex'),
    });
    expect(textIn(unpacked(answer.rawPayload), 'HOW-TO-VERIFY.md')).toMatch(/^# Comment vérifier/);
  });

  it('gives the same answer for an unknown record, an unreadable one, and a person without the right', async () => {
    record('NC-2026-0001');
    record('NC-2026-0002', { notToIsmsManager: true });
    const unknown = await ask(mia, { references: ['NC-2026-0001', 'NC-2026-0009'] });
    const kept = await ask(mia, { references: ['NC-2026-0001', 'NC-2026-0002'] });
    const forbidden = await ask(staff, { references: ['NC-2026-0001'] });
    expect(unknown.statusCode).toBe(404);
    expect([kept.body, forbidden.body]).toEqual([unknown.body, unknown.body]);
    expect(tab.exports.stored()).toEqual([]);
    // The auditor reads it.
    expect((await ask(odile, { references: ['NC-2026-0001', 'NC-2026-0002'] })).statusCode).toBe(200);
  });

  it('leaves unreadable records out of a sample and lists their numbers', async () => {
    const references = ['NC-2026-0001', 'NC-2026-0002'];
    record('NC-2026-0001');
    record('NC-2026-0002', { notToIsmsManager: true });
    const digest = sha256(references.map((one) => `${one}\n`).join(''));
    const sample = { seed: 's', count: 2, period: {}, digest };
    const answer = await ask(mia, { references, sample });
    expect(answer.statusCode).toBe(200);
    const files = unpacked(answer.rawPayload);
    expect(JSON.parse(textIn(files, 'sample.json'))).toMatchObject({
      references: ['NC-2026-0001'],
      keptBack: ['NC-2026-0002'],
      drawn: { ...sample, population: references.map((reference) => ({ reference, group: '' })) },
    });
    expect(textIn(files, 'history.jsonl')).not.toContain('NC-2026-0002');
    expect(textIn(files, 'nonconformities.csv')).not.toContain('NC-2026-0002');
    // Drawn by groups, a record hidden from them is in no group that would reveal it.
    const grouped = await ask(mia, { references, sample: { ...sample, by: 'stage' } });
    expect(JSON.parse(textIn(unpacked(grouped.rawPayload), 'sample.json')).drawn.population).toEqual([
      { reference: 'NC-2026-0001', group: 'reported' },
      { reference: 'NC-2026-0002', group: 'restricted' },
    ]);
    // References that do not follow from the seed are not a sample.
    expect((await ask(mia, { references, sample: { ...sample, digest: 'f'.repeat(64) } })).statusCode).toBe(404);
  });

  it('omits a record that names an unreadable one', async () => {
    const references: readonly Reference[] = ['NC-2026-0001', 'NC-2026-0002', 'NC-2026-0003'];
    const [open = 'NC-2026-0001', again = 'NC-2026-0002'] = references;
    record(open);
    record(again, { notToIsmsManager: true });
    record('NC-2026-0003');
    tab.records.elsewhere(open, {
      commandId: sha256('again'),
      at: new Date('2026-11-24T08:30:00.000Z'),
      actor: lea,
      events: [{ type: 'Recurred', in: again }],
    });
    const digest = sha256(references.map((one) => `${one}\n`).join(''));
    const sample = { seed: 's', count: 3, period: {}, digest };
    const ofMia = unpacked((await ask(mia, { references, sample })).rawPayload);
    expect(JSON.parse(textIn(ofMia, 'sample.json'))).toMatchObject({
      references: ['NC-2026-0003'],
      keptBack: [open, again],
    });
    for (const name of ['history.jsonl', 'nonconformities.csv', 'evidence.csv'])
      expect(textIn(ofMia, name)).not.toContain(again);
    // Without a sample they do not learn even that.
    expect((await ask(mia, { references: [open, 'NC-2026-0003'] })).statusCode).toBe(404);
    const ofOdile = unpacked((await ask(odile, { references, sample })).rawPayload);
    expect(JSON.parse(textIn(ofOdile, 'sample.json'))).toMatchObject({ references, keptBack: [] });
    expect(textIn(ofOdile, 'history.jsonl')).toContain(again);
  });

  it.each<[string, readonly Role[]]>([
    ['management', ['management']],
    ['the custodian', ['custodian']],
  ])('is not for %s, who may not know the authors in a session', async (_, roles) => {
    record('NC-2026-0001');
    tab.setRoles(staff.oid, roles);
    const answer = await ask(staff, { references: ['NC-2026-0001'] });
    expect([answer.statusCode, answer.json().error.code]).toEqual([404, 'notFound']);
    expect(tab.exports.stored()).toEqual([]);
  });

  it('is recorded with the register data of the sample', async () => {
    record('NC-2026-0001');
    const references = ['NC-2026-0001'];
    const sample = { seed: 's', count: 1, period: {}, digest: sha256('NC-2026-0001\n') };
    await ask(odile, { references, sample });
    await ask(odile, { references, sample: { ...sample, digest: 'f'.repeat(64) } });
    const told = tab.exports.stored().map(({ state }) => JSON.parse(state.asked).sample);
    expect(told).toEqual([
      { ...sample, isSame: true },
      { ...sample, digest: 'f'.repeat(64), isSame: false },
    ]);
  });

  it('has the records in the order of their numbers, also from 10000 on', async () => {
    record('NC-2026-10000');
    record('NC-2026-9999');
    const answer = await ask(odile, { references: ['NC-2026-10000', 'NC-2026-9999'] });
    expect(JSON.parse(textIn(unpacked(answer.rawPayload), 'sample.json')).references).toEqual([
      'NC-2026-9999',
      'NC-2026-10000',
    ]);
  });

  it.each(['sealed', 'anonymous'] as const)('conceals a %s reporter', async (kind) => {
    const secret = kind === 'sealed' ? { kind, sealed: 'CIPHER', digest: 'd', caseCode: 'c' } : { kind, caseCode: 'c' };
    record('NC-2026-0001', { unnamed: secret }, { id: unnamedReporter, name: '' });
    const answer = await ask(odile, { references: ['NC-2026-0001'] });
    const files = unpacked(answer.rawPayload);
    for (const name of ['sample.json', 'nonconformities.csv', 'evidence.csv', 'history.jsonl'])
      expect(textIn(files, name)).not.toMatch(/Léa|"lea"/);
    expect(textIn(files, 'nonconformities.csv')).toContain(`"${unnamedReporter}"`);
    const people = inOrder(pdfStructure(files.get('pack.pdf') ?? new Uint8Array()));
    expect(people.filter(({ kind: what }) => what === 'H1').at(-1)?.title).toBe('People');
  });

  it.each([
    ['no record', { references: [] }],
    ['a duplicate', { references: ['NC-2026-0001', 'NC-2026-0001'] }],
    ['an invalid number', { references: ['../NC-2026-0001'] }],
    ['too many records', { references: Array.from({ length: 501 }, (_, index) => `NC-2026-${1000 + index}`) }],
    ['an unknown field', { references: ['NC-2026-0001'], all: true }],
    ['an invalid digest', { references: ['NC-2026-0001'], sample: { seed: 's', count: 1, period: {}, digest: 'x' } }],
  ])('is not made for %s', async (_, asked) => {
    record('NC-2026-0001');
    const answer = await ask(odile, asked);
    expect(answer.statusCode).toBe(400);
  });

  it('is neither made nor recorded when the rows cannot be read', async () => {
    record('NC-2026-0001');
    tab.records.breakDown('unreachable');
    const answer = await ask(odile, { references: ['NC-2026-0001'] });
    expect(answer.statusCode).toBe(503);
    expect(tab.exports.stored()).toEqual([]);
  });
});
