import { createRecoveryCandidates, referencesWithoutItem } from './historyStart.ts';
import type { SeenCommit } from './seenCommit.ts';

describe('referencesWithoutItem', () => {
  it('names each number without an item, up to the highest of each year', () => {
    const shown = new Set(['NC-2026-0001', 'NC-2026-0003', 'NC-2027-0002', 'NC-2027-0009']);
    const shows = (reference: string) => (shown.has(reference) ? 4 : 0);
    expect(referencesWithoutItem({ 2026: 3, 2027: 2 }, shows)).toEqual(['NC-2026-0002', 'NC-2027-0001']);
    expect(referencesWithoutItem({}, shows)).toEqual([]);
  });
});

const commit = (number: number, sequence: number, at: string): SeenCommit => ({
  reference: `NC-2026-000${number}`,
  sequence,
  at: `2026-11-24T${at}:00.000Z`,
});

describe('createRecoveryCandidates', () => {
  const seen = (rows: readonly SeenCommit[], shows: (reference: string) => number = () => 9) => {
    const candidates = createRecoveryCandidates(shows);
    for (const row of rows) candidates.see(row);
    return candidates.take();
  };

  it('finds what the projection does not show, and what was committed just before the end', () => {
    const candidates = createRecoveryCandidates((reference) => (reference === 'NC-2026-0001' ? 1 : 9));
    const rows = [
      commit(1, 1, '08:00'),
      commit(1, 2, '08:01'),
      commit(2, 1, '08:05'),
      commit(3, 1, '08:30'),
      commit(4, 1, '08:55'),
      commit(2, 2, '09:00'),
    ];
    for (const row of rows) candidates.see(row);
    // The row of 08:30 may have been made at 08:55: the row alone does not tell.
    expect(candidates.take()).toEqual([rows[1], rows[3], rows[4], rows[5]]);
    expect(candidates.take()).toEqual([]);
  });

  it('counts a row whose time is cut to the day as recent as its neighbours', () => {
    const rows = [
      commit(1, 1, '08:00'),
      commit(2, 1, '00:00'),
      commit(3, 1, '08:20'),
      commit(4, 1, '08:58'),
      commit(5, 1, '00:00'),
      commit(6, 1, '00:00'),
      commit(7, 1, '09:00'),
      commit(8, 1, '00:00'),
    ];
    expect(seen(rows)).toEqual(rows.slice(2));
  });

  it('counts the first rows of a day, cut to it, as recent as the next row', () => {
    const yesterday = { ...commit(1, 1, '17:00'), at: '2026-11-23T17:00:00.000Z' };
    const rows = [commit(2, 1, '00:00'), commit(3, 1, '00:00'), commit(4, 1, '15:00')];
    expect(seen([yesterday, ...rows])).toEqual(rows);
    expect(seen([yesterday, ...rows, commit(5, 1, '18:00'), commit(6, 1, '19:00')])).toEqual([
      commit(5, 1, '18:00'),
      commit(6, 1, '19:00'),
    ]);
  });

  it('counts an invalid time as recent only at the end', () => {
    const none = { ...commit(2, 1, ''), at: 'soon' };
    const rows = [commit(1, 1, '08:00'), none, commit(3, 1, '08:30'), commit(4, 1, '09:00')];
    expect(seen(rows)).toEqual(rows.slice(2));
    expect(seen([...rows, none])).toEqual([...rows.slice(2), none]);
  });

  it('stays small for a long history', () => {
    const candidates = createRecoveryCandidates(() => 9);
    const start = Date.parse('2026-01-01T00:00:00.000Z');
    for (let n = 0; n < 50_000; n += 1)
      candidates.see({ reference: 'NC-2026-0001', sequence: 1, at: new Date(start + n * 60_000).toISOString() });
    // Eleven within ten minutes, and the one before, which may be.
    expect(candidates.take()).toHaveLength(12);
  });
});
