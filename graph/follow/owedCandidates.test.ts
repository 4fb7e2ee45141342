import { createOwedCandidates } from './owedCandidates.ts';

const commit = (number: number, sequence: number, at: string) =>
  ({ reference: `NC-2026-000${number}`, sequence, at: `2026-11-24T${at}:00.000Z` }) as const;

describe('createOwedCandidates', () => {
  it('finds what the projection does not show, and what was committed just before the end', () => {
    const owed = createOwedCandidates((reference) => (reference === 'NC-2026-0001' ? 1 : 9));
    const rows = [
      commit(1, 1, '08:00'),
      commit(1, 2, '08:01'),
      commit(2, 1, '08:05'),
      commit(3, 1, '08:55'),
      commit(2, 2, '09:00'),
    ];
    for (const row of rows) owed.see(row);
    expect(owed.take()).toEqual([rows[1], rows[3], rows[4]]);
    expect(owed.take()).toEqual([]);
  });

  it('stays small over a long history', () => {
    const owed = createOwedCandidates(() => 9);
    const start = Date.parse('2026-01-01T00:00:00.000Z');
    for (let n = 0; n < 50_000; n += 1)
      owed.see({ reference: 'NC-2026-0001', sequence: 1, at: new Date(start + n * 60_000).toISOString() });
    expect(owed.take()).toHaveLength(11);
  });
});
