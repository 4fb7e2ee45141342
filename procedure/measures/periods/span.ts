import { addDays, addMonths, type CalendarDate } from '../../record/values/calendarDate.ts';
import type { Period } from '../measuring.ts';

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
