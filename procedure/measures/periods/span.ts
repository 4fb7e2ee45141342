import { addDays, addMonths, type CalendarDate } from '../../record/values/calendarDate.ts';
import type { Measuring, Period } from '../measuring.ts';
import { dayNumber } from './dayNumber.ts';

/** Named periods: the calendar year and the quarter so far, the twelve months up to today, the previous quarter. */
export const spans = ['year', 'twelveMonths', 'quarter', 'lastQuarter'] as const;
export type Span = (typeof spans)[number];

const firstOfQuarter = (day: CalendarDate): CalendarDate => {
  const [year = '', month = '1'] = day.split('-');
  const first = Math.floor((Number(month) - 1) / 3) * 3 + 1;
  return `${year}-${String(first).padStart(2, '0')}-01` as CalendarDate;
};

export const periodOfSpan = (span: Span, today: CalendarDate): Required<Period> => {
  switch (span) {
    case 'year':
      return { from: `${today.slice(0, 4)}-01-01` as CalendarDate, to: today };
    case 'twelveMonths':
      return { from: addDays(addMonths(today, -12), 1), to: today };
    case 'quarter':
      return { from: firstOfQuarter(today), to: today };
    case 'lastQuarter': {
      const to = addDays(firstOfQuarter(today), -1);
      return { from: firstOfQuarter(to), to };
    }
    default:
      return span satisfies never;
  }
};

/**
 * Returns the period of the same number of days before a period, to compare its figures with. Undefined without a
 * first day.
 */
export const periodBefore = (
  { from, to }: Period,
  { today }: Pick<Measuring, 'today'>,
): Required<Period> | undefined => {
  if (from === undefined) return undefined;
  const days = dayNumber(to ?? today) - dayNumber(from) + 1;
  // A period that has not begun is empty, and has no period before it.
  return days > 0 ? { from: addDays(from, -days), to: addDays(from, -1) } : undefined;
};
