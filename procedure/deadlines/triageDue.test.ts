import { triageDue } from './triageDue.ts';

const due = (reportedAt: string, timeZone: string) => triageDue({ reportedAt }, { timeZone, holidays: ['2027-01-01'] });

describe('triageDue is the working day after the day of the report in the organisation’s time zone', () => {
  it.each([
    // Tuesday evening in Paris, already Wednesday from 23:00Z.
    ['2026-11-24T22:59:59.999Z', 'Europe/Paris', '2026-11-25'],
    ['2026-11-24T23:00:00.000Z', 'Europe/Paris', '2026-11-26'],
    ['2026-11-24T22:59:59.999Z', 'Pacific/Auckland', '2026-11-26'],
    // Friday in New York, Saturday in Paris: both are due on Monday.
    ['2026-11-28T02:00:00.000Z', 'America/New_York', '2026-11-30'],
    ['2026-11-28T02:00:00.000Z', 'Europe/Paris', '2026-11-30'],
    // Sunday night in Paris is Monday in Tokyo.
    ['2026-11-29T22:00:00.000Z', 'Europe/Paris', '2026-11-30'],
    ['2026-11-29T22:00:00.000Z', 'Asia/Tokyo', '2026-12-01'],
    // The night in which the clocks go forward (29 March) and back (25 October), both a Sunday.
    ['2026-03-28T23:30:00.000Z', 'Europe/Paris', '2026-03-30'],
    ['2026-03-29T21:59:00.000Z', 'Europe/Paris', '2026-03-30'],
    ['2026-03-29T22:00:00.000Z', 'Europe/Paris', '2026-03-31'],
    ['2026-10-25T22:59:00.000Z', 'Europe/Paris', '2026-10-26'],
    ['2026-10-25T23:00:00.000Z', 'Europe/Paris', '2026-10-27'],
    // Over the new year, a holiday and a weekend.
    ['2026-12-31T22:30:00.000Z', 'Europe/Paris', '2027-01-04'],
    ['2026-12-31T23:30:00.000Z', 'Europe/Paris', '2027-01-04'],
  ])('%s in %s: %s', (reportedAt, timeZone, expected) => {
    expect(due(reportedAt, timeZone)).toBe(expected);
  });
});
