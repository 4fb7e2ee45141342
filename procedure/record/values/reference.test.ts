import fc from 'fast-check';
import { compareReferences, formatReference, isReference, readReference, referenceParts } from './reference.ts';

describe('reference', () => {
  it.each([
    ['NC-2026-0042', 'NC-2026-0042'],
    ['nc-2026-42', 'NC-2026-0042'],
    ['  Nc 2026 0042\n', 'NC-2026-0042'],
    ['nc2026-42', 'NC-2026-0042'],
    ['NC - 2026 - 42', 'NC-2026-0042'],
    ['NC-2026-00042', 'NC-2026-0042'],
    ['NC-2026-12345', 'NC-2026-12345'],
    ['NC-2026-1234567', 'NC-2026-1234567'],
  ])('%j is read as %s', (typed, reference) => {
    expect(readReference(typed)).toBe(reference);
  });

  it.each([
    '',
    'NC',
    'NC-2026',
    'NC-26-42',
    'NC-2026-12345678',
    'NC-2026-4x',
    'see NC-2026-0042',
    'NC-2026-0042/1',
    '42',
  ])('%j is invalid', (typed) => {
    expect(readReference(typed)).toBeUndefined();
  });

  it('has one spelling', () => {
    expect(isReference('NC-2026-0042')).toBe(true);
    expect(isReference('NC-2026-12345')).toBe(true);
    for (const other of ['nc-2026-0042', 'NC-2026-42', 'NC-2026-00042', ' NC-2026-0042', 'NC-2026-0042\n', 'SETTINGS'])
      expect(isReference(other)).toBe(false);
  });

  it('is read back from what was written', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1000, max: 9999 }), fc.integer({ min: 1, max: 9_999_999 }), (year, number) => {
        const reference = formatReference(year, number);
        expect(isReference(reference)).toBe(true);
        expect(readReference(reference)).toBe(reference);
        expect(referenceParts(reference)).toEqual({ year, number });
      }),
    );
  });

  it('rejects an absurd text at once', () => {
    expect(readReference(`nc${' '.repeat(100_000)}x`)).toBeUndefined();
  });

  it('sorts by year and number', () => {
    const sorted = ['NC-2026-10000', 'NC-2026-9999', 'NC-2027-0001', 'NC-2026-0042'] as const;
    expect([...sorted].sort(compareReferences)).toEqual([
      'NC-2026-0042',
      'NC-2026-9999',
      'NC-2026-10000',
      'NC-2027-0001',
    ]);
  });
});
