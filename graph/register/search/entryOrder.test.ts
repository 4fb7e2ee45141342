import fc from 'fast-check';
import { registerColumns } from '../../../procedure/ports/register/register.ts';
import type { RegisterEntry } from '../../../procedure/record/registerEntry.ts';
import { formatReference } from '../../../procedure/record/values/reference.ts';
import { measuredEntry } from '../../../test/builders/measuredEntries.ts';
import { createEntryOrder } from './entryOrder.ts';

const words = [
  'Élan',
  'elan',
  'Œuvre de la porte',
  'oeuvre de la porte d',
  'The server room, door A',
  'The server room, door b',
  '',
  'zebra',
  '« Backup »',
];
const some = fc.record({
  title: fc.constantFrom(...words),
  system: fc.option(fc.constantFrom(...words), { nil: undefined }),
  stage: fc.constantFrom('reported', 'closed', 'analysis'),
  priority: fc.constantFrom('notSure', 'low', 'high'),
  clause: fc.constantFrom(undefined, '4.1', 'A.5.2'),
  detectedOn: fc.constantFrom('2025-12-31', '2026-01-01'),
  reportedAt: fc.constantFrom('2026-01-01T10:00:00.000Z', '2026-01-01T10:00:00.001Z'),
}) as fc.Arbitrary<Partial<RegisterEntry>>;

describe('an order of entries', () => {
  it.each(registerColumns)('by %s equals a newly made one, in either direction', (column) => {
    fc.assert(
      fc.property(
        fc.array(some, { minLength: 1, maxLength: 12 }),
        fc.array(fc.tuple(fc.nat(15), some), { maxLength: 12 }),
        fc.boolean(),
        (first, changes, descending) => {
          const entries = first.map((one, slot) =>
            measuredEntry(formatReference(2026, slot + 1), '2026-01-01', {}, one),
          );
          const order = createEntryOrder(column, descending, entries);
          for (const [at, change] of changes) {
            const slot = Math.min(at, entries.length);
            if (slot < entries.length) order.remove(slot);
            entries[slot] = measuredEntry(formatReference(2026, slot + 1), '2026-01-01', {}, change);
            order.insert(slot);
          }
          expect([...order.slots()]).toEqual([...createEntryOrder(column, descending, entries).slots()]);
          expect([...order.slots()].sort((a, b) => a - b)).toEqual([...entries.keys()]);
        },
      ),
      { seed: 20_261_124, numRuns: 100 },
    );
  });

  it('compares whole texts where the first letters are equal', () => {
    const titles = [
      'A very long title that ends with b',
      'A very long title that ends with a',
      'A VERY long title that ends with Á',
    ];
    const entries = titles.map((title, slot) =>
      measuredEntry(formatReference(2026, slot + 1), '2026-01-01', {}, { title }),
    );
    expect([...createEntryOrder('title', false, entries).slots()]).toEqual([2, 1, 0]);
    expect([...createEntryOrder('title', true, entries).slots()]).toEqual([0, 2, 1]);
  });
});
