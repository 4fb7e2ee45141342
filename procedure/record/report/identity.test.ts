import { caseCodeOf, readCaseCode } from './identity.ts';

const bytes = (...values: readonly number[]): number[] => [...values, ...Array<number>(10).fill(0)].slice(0, 10);

describe('a case code', () => {
  it.each([
    [bytes(), '0000-0000-0000-0000'],
    [Array<number>(10).fill(255), 'ZZZZ-ZZZZ-ZZZZ-ZZZZ'],
    // 00000 00001 00010 00011 00100 00101 00110 00111, and the same again.
    [[0, 0x44, 0x32, 0x14, 0xc7, 0, 0x44, 0x32, 0x14, 0xc7], '0123-4567-0123-4567'],
  ])('of %j is %s', (given, code) => {
    expect(caseCodeOf(given)).toBe(code);
  });

  it('keeps all 80 bits: one more bit makes another code, and each is read as itself', () => {
    const codes = new Set<string>();
    for (let bit = 0; bit < 80; bit += 1) {
      const given = bytes();
      given[Math.floor(bit / 8)] = 1 << (bit % 8);
      const code = caseCodeOf(given);
      expect(readCaseCode(code)).toBe(code);
      codes.add(code);
    }
    expect(codes.size).toBe(80);
  });

  it.each([
    ['k7qm-2xwr-9tbd-4hne', 'K7QM-2XWR-9TBD-4HNE'],
    ['K7QM2XWR9TBD4HNE', 'K7QM-2XWR-9TBD-4HNE'],
    ['  K7QM 2XWR\t9TBD 4HNE\n', 'K7QM-2XWR-9TBD-4HNE'],
    ['O0oO-1lIi-0000-0000', '0000-1111-0000-0000'],
  ])('%j, as it is typed, is %s', (typed, code) => {
    expect(readCaseCode(typed)).toBe(code);
  });

  it.each([
    ['nothing', ''],
    ['one letter too few', 'K7QM-2XWR-9TBD-4HN'],
    ['one too many', 'K7QM-2XWR-9TBD-4HNEE'],
    ['a letter outside the alphabet', 'U7QM-2XWR-9TBD-4HNE'],
    ['an accent', 'É7QM-2XWR-9TBD-4HNE'],
    ['a reference', 'NC-2026-0001'],
  ])('%s is invalid', (_, typed) => {
    expect(readCaseCode(typed)).toBeUndefined();
  });
});
