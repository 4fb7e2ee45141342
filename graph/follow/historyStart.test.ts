import { referencesWithoutItem } from './historyStart.ts';

describe('referencesWithoutItem', () => {
  it('names each number without an item, up to the highest of each year', () => {
    const shown = new Set(['NC-2026-0001', 'NC-2026-0003', 'NC-2027-0002', 'NC-2027-0009']);
    const shows = (reference: string) => (shown.has(reference) ? 4 : 0);
    expect(referencesWithoutItem({ 2026: 3, 2027: 2 }, shows)).toEqual(['NC-2026-0002', 'NC-2027-0001']);
    expect(referencesWithoutItem({}, shows)).toEqual([]);
  });
});
