import { addDays, dayOf, isCalendarDate } from './calendarDate.ts';

describe('isCalendarDate', () => {
  it.each(['2026-11-24', '2024-02-29', '2000-02-29', '1999-12-31', '9999-12-31'])('%s is a day', (text) => {
    expect(isCalendarDate(text)).toBe(true);
  });

  it.each([
    '2026-13-45',
    '2026-02-30',
    '2026-02-29',
    '1900-02-29',
    '2026-04-31',
    '2026-00-10',
    '2026-01-00',
    '2026-1-1',
    '26-01-01',
    '2026/01/01',
    ' 2026-01-01',
    '2026-01-01\n',
    '2026-01-01T00:00:00Z',
    '+12026-01-01',
    '٢٠٢٦-٠١-٠١',
    '',
    'today',
  ])('%j is none', (text) => {
    expect(isCalendarDate(text)).toBe(false);
  });
});

describe('dayOf', () => {
  it.each([
    ['2026-11-24T22:59:59.999Z', 'Europe/Paris', '2026-11-24'],
    ['2026-11-24T23:00:00.000Z', 'Europe/Paris', '2026-11-25'],
    ['2026-07-24T21:59:59.999Z', 'Europe/Paris', '2026-07-24'],
    ['2026-07-24T22:00:00.000Z', 'Europe/Paris', '2026-07-25'],
    ['2027-01-01T04:59:59.000Z', 'America/New_York', '2026-12-31'],
    ['2026-12-31T10:00:00.000Z', 'Pacific/Kiritimati', '2027-01-01'],
    ['2026-11-24T00:00:00.000Z', 'UTC', '2026-11-24'],
  ])('%s in %s is %s', (instant, timeZone, day) => {
    expect(dayOf(new Date(instant), timeZone)).toBe(day);
  });
});

describe('addDays', () => {
  it.each([
    ['2026-12-31', 1, '2027-01-01'],
    ['2026-02-28', 1, '2026-03-01'],
    ['2024-02-28', 1, '2024-02-29'],
    ['2026-03-28', 2, '2026-03-30'],
    ['2026-10-24', 2, '2026-10-26'],
    ['2026-01-01', -1, '2025-12-31'],
    ['2026-11-24', 0, '2026-11-24'],
  ] as const)('%s plus %i is %s', (day, days, expected) => {
    expect(addDays(day, days)).toBe(expected);
  });
});
