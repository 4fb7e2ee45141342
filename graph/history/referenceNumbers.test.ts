import { createReferenceNumbers } from './referenceNumbers.ts';

describe('createReferenceNumbers', () => {
  it('counts each year separately, from the highest known number', () => {
    const numbers = createReferenceNumbers();
    numbers.know('NC-2025-0900');
    numbers.know('NC-2026-0007');
    numbers.know('NC-2026-0003');
    expect(numbers.take(2026, 0)).toBe('NC-2026-0008');
    expect(numbers.take(2027, 0)).toBe('NC-2027-0001');
  });

  it('gives no number to two attempts at once, and reuses one that was not given', () => {
    const numbers = createReferenceNumbers();
    expect([numbers.take(2026, 0), numbers.take(2026, 0)]).toEqual(['NC-2026-0001', 'NC-2026-0002']);
    numbers.giveBack('NC-2026-0001');
    expect(numbers.take(2026, 0)).toBe('NC-2026-0001');
    numbers.know('NC-2026-0002');
    numbers.giveBack('NC-2026-0002');
    expect(numbers.take(2026, 0)).toBe('NC-2026-0003');
  });

  it('goes above a refused number', () => {
    expect(createReferenceNumbers().take(2026, 41)).toBe('NC-2026-0042');
  });

  it('skips the numbers of forged rows, and only those', () => {
    const numbers = createReferenceNumbers();
    numbers.know('NC-2026-0003');
    for (const forged of ['NC-2026-0004', 'NC-2026-0005', 'NC-2026-9999999'] as const) numbers.avoid(forged);
    expect(numbers.take(2026, 0)).toBe('NC-2026-0006');
  });
});
