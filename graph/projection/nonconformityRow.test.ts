import type { Addition, Nonconformity } from '../../procedure/record/nonconformity.ts';
import { nonconformityRow } from './nonconformityRow.ts';

const record = (changes: Partial<Nonconformity> = {}): Nonconformity => ({
  reference: 'NC-2026-0001',
  stage: 'reported',
  facts: {
    what: 'x'.repeat(3000),
    ongoing: 'no',
    detectedOn: '2026-11-24',
    impact: 'low',
    priority: 'low',
    source: 'staff',
  },
  reporter: 'p',
  reportedIn: 'tab',
  reportedAt: '2026-11-24T09:00:00.000Z',
  language: 'en',
  procedureVersion: '1',
  additions: [],
  log: {},
  ...changes,
});
const commit = {
  key: 'NC-2026-0001',
  sequence: 1,
  commandId: 'c',
  at: '',
  actorId: 'p',
  actorName: 'n'.repeat(300),
  events: [],
  previousHash: '',
  hash: 'h',
};
const rowOf = (state: Nonconformity) => nonconformityRow({ key: state.reference, state, commits: [commit] }, 'key');

describe('nonconformityRow', () => {
  it('keeps every single line within 255 characters', () => {
    const row = rowOf(record());
    expect(row.Title).toMatch(/^NC-2026-0001 x+…$/);
    for (const text of [row.Title, row.ReportedBy, row.SystemConcerned]) expect(text.length).toBeLessThanOrEqual(255);
    expect(row.NonconformityDescription).toHaveLength(3000);
  });

  it('shows the log of the procedure where a later stage has filled it', () => {
    const log = { rootCause: 'Nobody was told', nextFollowUp: '2026-12-01', planManager: 'q' } as const;
    expect(rowOf(record({ log }))).toMatchObject({
      RootCause: 'Nobody was told',
      NextFollowUp: '2026-12-01',
      PlanManager: 'q',
    });
  });

  it('leaves out the oldest additions when they do not fit', () => {
    const additions = Array.from(
      { length: 30 },
      (_, n): Addition => ({ at: '2026-11-24T09:00:00.000Z', by: 'p', text: `${n} ${'y'.repeat(2990)}` }),
    );
    const { Additions } = rowOf(record({ additions }));
    expect(Additions).toHaveLength(63_999);
    expect(Additions.startsWith('2026-11-24 09:00 UTC\n29 y')).toBe(true);
    expect(Additions.endsWith('…')).toBe(true);
  });
});
