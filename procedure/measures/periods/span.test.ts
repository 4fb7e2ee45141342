import type { CalendarDate } from '../../record/values/calendarDate.ts';
import type { Measuring } from '../measuring.ts';
import { periodBefore, periodOfSpan, type Span } from './span.ts';

it.each<[Span, CalendarDate, CalendarDate, CalendarDate]>([
  ['year', '2026-11-24', '2026-01-01', '2026-11-24'],
  ['year', '2027-01-01', '2027-01-01', '2027-01-01'],
  ['twelveMonths', '2026-11-24', '2025-11-25', '2026-11-24'],
  ['twelveMonths', '2024-02-29', '2023-03-01', '2024-02-29'],
  ['quarter', '2026-11-24', '2026-10-01', '2026-11-24'],
  ['quarter', '2026-03-31', '2026-01-01', '2026-03-31'],
  ['lastQuarter', '2026-11-24', '2026-07-01', '2026-09-30'],
  ['lastQuarter', '2026-02-10', '2025-10-01', '2025-12-31'],
])('%s on %s is from %s to %s', (span, today, from, to) => {
  expect(periodOfSpan(span, today)).toEqual({ from, to });
});

describe('the period before', () => {
  const on: Pick<Measuring, 'today'> = { today: '2026-11-24' };

  it('has the same number of days, and ends the day before', () => {
    expect(periodBefore({ from: '2026-10-01', to: '2026-10-31' }, on)).toEqual({
      from: '2026-08-31',
      to: '2026-09-30',
    });
    expect(periodBefore({ from: '2026-11-24' }, on)).toEqual({ from: '2026-11-23', to: '2026-11-23' });
  });

  it('is undefined for a period that has no beginning or has not begun', () => {
    expect(periodBefore({ to: '2026-10-31' }, on)).toBeUndefined();
    expect(periodBefore({ from: '2026-12-01' }, on)).toBeUndefined();
  });
});
