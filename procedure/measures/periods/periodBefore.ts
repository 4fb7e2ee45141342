import { addDays } from '../../record/values/calendarDate.ts';
import type { Measuring, Period } from '../measuring.ts';
import { dayNumber } from './dayNumber.ts';

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
