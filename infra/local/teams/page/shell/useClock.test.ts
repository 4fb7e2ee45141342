import { nextWorkingDay } from './useClock.ts';

describe('the next working day', () => {
  it.each([
    ['a Tuesday evening', new Date(2026, 10, 24, 18), new Date(2026, 10, 25, 9)],
    ['a Friday', new Date(2026, 10, 27, 8), new Date(2026, 10, 30, 9)],
    ['a Saturday', new Date(2026, 10, 28, 23, 59), new Date(2026, 10, 30, 9)],
    ['the last day of a year', new Date(2026, 11, 31, 12), new Date(2027, 0, 1, 9)],
  ])('after %s', (_name, now, expected) => {
    expect(nextWorkingDay(now)).toEqual(expected);
  });
});
