import { addWorkingDays, isWorkingDay, type WorkingCalendar, workingDayUpTo } from './workingDays.ts';

const calendar: WorkingCalendar = {
  timeZone: 'Europe/Paris',
  // Friday, then Friday a week later.
  holidays: ['2026-12-25', '2027-01-01'],
};

describe('isWorkingDay', () => {
  it.each([
    ['2026-11-23', true],
    ['2026-11-27', true],
    ['2026-11-28', false],
    ['2026-11-29', false],
    ['2026-12-25', false],
    ['2024-02-29', true],
  ] as const)('%s: %s', (day, works) => {
    expect(isWorkingDay(day, calendar)).toBe(works);
  });
});

describe('addWorkingDays', () => {
  it.each([
    ['2026-11-23', 1, '2026-11-24'],
    ['2026-11-27', 1, '2026-11-30'],
    ['2026-11-28', 1, '2026-11-30'],
    ['2026-11-29', 1, '2026-11-30'],
    ['2026-11-27', 5, '2026-12-04'],
    ['2026-12-24', 1, '2026-12-28'],
    ['2026-12-31', 1, '2027-01-04'],
    ['2026-12-24', 6, '2027-01-05'],
    ['2026-12-25', 1, '2026-12-28'],
    ['2026-11-28', 0, '2026-11-28'],
    ['2026-11-24', -1, '2026-11-23'],
    ['2026-11-23', -1, '2026-11-20'],
    ['2026-11-29', -1, '2026-11-27'],
    ['2027-01-04', -1, '2026-12-31'],
    ['2027-01-05', -6, '2026-12-24'],
    ['1969-12-31', 1, '1970-01-01'],
    ['1970-01-01', -3, '1969-12-29'],
    ['1969-12-29', -1, '1969-12-26'],
  ] as const)('%s and %i working days is %s', (day, count, expected) => {
    expect(addWorkingDays(day, count, calendar)).toBe(expected);
  });
});

describe('workingDayUpTo', () => {
  it.each([
    ['2026-11-27', '2026-11-27'],
    ['2026-11-28', '2026-11-27'],
    ['2026-11-29', '2026-11-27'],
    ['2026-12-25', '2026-12-24'],
    ['2027-01-03', '2026-12-31'],
  ] as const)('%s: %s', (day, expected) => {
    expect(workingDayUpTo(day, calendar)).toBe(expected);
  });
});
