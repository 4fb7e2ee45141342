import { addDays, addMonths, dayOf, isCalendarDate, startOfDay } from './calendarDate.ts';

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
  ])('%j is not a day', (text) => {
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

describe('startOfDay', () => {
  it.each([
    ['Europe/Paris', '2026-11-24T09:15:30.123Z', '2026-11-23T23:00:00.000Z'],
    ['Europe/Paris', '2026-11-23T23:00:00.000Z', '2026-11-23T23:00:00.000Z'],
    ['Europe/Paris', '2026-11-23T22:59:59.999Z', '2026-11-22T23:00:00.000Z'],
    ['UTC', '2026-11-24T23:59:59.999Z', '2026-11-24T00:00:00.000Z'],
    // The day the clocks go forward has 23 hours, the day they go back has 25.
    ['Europe/Paris', '2026-03-29T21:59:59.999Z', '2026-03-28T23:00:00.000Z'],
    ['Europe/Paris', '2026-03-29T22:00:00.000Z', '2026-03-29T22:00:00.000Z'],
    ['Europe/Paris', '2026-10-25T22:59:59.999Z', '2026-10-24T22:00:00.000Z'],
    ['America/New_York', '2026-11-02T04:59:59.999Z', '2026-11-01T04:00:00.000Z'],
    // They go forward at midnight: the day begins at one o'clock.
    ['Africa/Cairo', '2026-04-24T12:00:00.000Z', '2026-04-23T22:00:00.000Z'],
    ['Asia/Kathmandu', '2026-11-24T18:14:59.999Z', '2026-11-23T18:15:00.000Z'],
    ['Pacific/Kiritimati', '2026-11-24T09:59:59.999Z', '2026-11-23T10:00:00.000Z'],
    ['Pacific/Pago_Pago', '2026-11-24T10:59:59.999Z', '2026-11-23T11:00:00.000Z'],
    ['Australia/Lord_Howe', '2026-04-05T12:00:00.000Z', '2026-04-04T13:00:00.000Z'],
  ])('in %s of %s is %s', (timeZone, instant, expected) => {
    expect(startOfDay(new Date(instant), timeZone).toISOString()).toBe(expected);
  });

  it('in every zone and on every day of a year is the first instant of the same day, and not ahead', () => {
    for (const timeZone of ['Europe/Paris', 'America/St_Johns', 'Africa/Cairo', 'Asia/Beirut', 'Pacific/Chatham']) {
      for (let hour = 0; hour < 365 * 24; hour += 7) {
        const instant = new Date(Date.parse('2026-01-01T00:30:00.000Z') + hour * 3_600_000);
        const start = startOfDay(instant, timeZone);
        const day = dayOf(instant, timeZone);
        const before = new Date(start.getTime() - 1);
        expect([timeZone, instant, dayOf(start, timeZone)]).toEqual([timeZone, instant, day]);
        expect(start.getTime()).toBeLessThanOrEqual(instant.getTime());
        expect(dayOf(before, timeZone) < day).toBe(true);
      }
    }
  });
});

describe('addMonths', () => {
  it.each([
    ['2026-11-24', 1, '2026-12-24'],
    ['2026-11-24', 2, '2027-01-24'],
    ['2026-11-24', 12, '2027-11-24'],
    ['2027-01-31', 1, '2027-02-28'],
    ['2028-01-31', 1, '2028-02-29'],
    ['2026-08-31', 3, '2026-11-30'],
    ['2028-02-29', 12, '2029-02-28'],
  ] as const)('%s and %i months is %s', (day, months, expected) => {
    expect(addMonths(day, months)).toBe(expected);
  });
});
