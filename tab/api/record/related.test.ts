import { lastCommit } from '../../../procedure/record/history/commit.ts';
import type { NonconformityEvent } from '../../../procedure/record/history/events.ts';
import { registerEntry } from '../../../procedure/record/registerEntry.ts';
import type { Reference } from '../../../procedure/record/values/reference.ts';
import { theFacts } from '../../../test/builders/aReport.ts';
import { aTab, type Tab } from '../../../test/builders/aTab.ts';
import type { RelatedAnswer } from './recordWire.ts';

const person = (number: number): string => `${String(number).repeat(8)}-1111-4111-8111-111111111111`;
const [lea, tom, mia, alan] = [1, 2, 3, 4].map(person) as [string, string, string, string];

let tab: Tab;
let drawn = 0;
const put = (key: Reference, by: string, ...events: [NonconformityEvent, ...NonconformityEvent[]]): void => {
  drawn += 1;
  const draft = { commandId: `c${drawn}`, at: new Date('2026-11-24T09:00:00Z'), actor: { id: by, name: '' }, events };
  const stream = tab.records.elsewhere(key, draft);
  tab.register.learn(registerEntry(stream.state, lastCommit(stream).sequence));
};
const report = (key: Reference, by: string, what: string, kept = false): void =>
  put(key, by, {
    type: 'Reported',
    facts: theFacts({ what }),
    language: 'en',
    reportedIn: 'tab',
    procedureVersion: '3.1',
    ...(kept && { notToIsmsManager: true }),
  });
const ask = async (by: string, reference: string) =>
  tab.app.inject({
    url: `/api/nonconformities/${reference}/related`,
    headers: { authorization: `Bearer ${await tab.issuer.token({ oid: by })}` },
  });
const related = async (by: string, reference: string): Promise<RelatedAnswer> => (await ask(by, reference)).json();
const shown = async (by: string, reference: string) => {
  const { links, similar } = await related(by, reference);
  return [links.map((link) => `${link.kind} ${link.reference}`), similar.map(({ row }) => row.reference)];
};

beforeEach(async () => {
  tab = await aTab();
  tab.setRoles(mia, ['ismsManager']);
  tab.setRoles(alan, ['alternate']);
  report('NC-2026-0001', lea, 'The door of the server room stood open');
  report('NC-2026-0002', tom, 'The server room had its door open');
  report('NC-2026-0003', tom, 'Server room door open, my manager knew', true);
});
afterEach(() => tab.stop());

describe('related records', () => {
  it('are similar ones that the reader may read', async () => {
    expect(await shown(mia, 'NC-2026-0001')).toEqual([[], ['NC-2026-0002']]);
    expect((await shown(alan, 'NC-2026-0001'))[1]?.sort()).toEqual(['NC-2026-0002', 'NC-2026-0003']);
    expect(await shown(lea, 'NC-2026-0001')).toEqual([[], []]);
    expect((await related(mia, 'NC-2026-0001')).similar[0]?.words).toContain('server room');
  });

  it('are linked both ways, and then not listed as similar', async () => {
    put('NC-2026-0002', mia, { type: 'MarkedDuplicate', of: 'NC-2026-0001', reason: 'Same door' });
    put('NC-2026-0001', mia, { type: 'DuplicateFound', in: 'NC-2026-0002' });
    expect(await shown(mia, 'NC-2026-0002')).toEqual([['duplicateOf NC-2026-0001'], []]);
    expect(await shown(mia, 'NC-2026-0001')).toEqual([['duplicate NC-2026-0002'], []]);
    // The reporter learns where it is followed up, and no more; the reporter of the other does not learn of the
    // duplicate.
    const { links } = await related(tom, 'NC-2026-0002');
    expect(links).toEqual([{ kind: 'duplicateOf', reference: 'NC-2026-0001' }]);
    expect(await shown(lea, 'NC-2026-0001')).toEqual([[], []]);
  });

  it('are not listed where the reporter keeps them from the reader', async () => {
    put('NC-2026-0003', alan, { type: 'RecurrenceConfirmed', of: 'NC-2026-0001', reason: 'Again' });
    put('NC-2026-0001', alan, { type: 'Recurred', in: 'NC-2026-0003' });
    expect((await shown(alan, 'NC-2026-0001'))[0]).toEqual(['recurrence NC-2026-0003']);
    expect((await ask(mia, 'NC-2026-0001')).body).not.toContain('0003');
    expect((await shown(alan, 'NC-2026-0003'))[0]).toEqual(['recurrenceOf NC-2026-0001']);
  });

  it('name no one, and are for readers of the record only', async () => {
    expect((await ask(alan, 'NC-2026-0001')).body).not.toMatch(/reporter|1111-4111|notToIsms/);
    const [forbidden, unknown, nonsense] = await Promise.all(
      ['NC-2026-0001', 'NC-2026-0404', 'x'].map((reference) => ask(tom, reference)),
    );
    expect(forbidden?.statusCode).toBe(404);
    expect([unknown?.body, nonsense?.body]).toEqual([forbidden?.body, forbidden?.body]);
    expect((await tab.app.inject({ url: '/api/nonconformities/NC-2026-0001/related' })).statusCode).toBe(401);
  });
});
