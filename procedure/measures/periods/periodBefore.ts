import { addDays } from '../../record/values/calendarDate.ts';
import type { Measuring, Period } from '../measuring.ts';
import { dayNumber } from './dayNumber.ts';

/** As many days as the period has, before it: what its figures are compared with. Without a beginning there is none. */
export const periodBefore = (
  { from, to }: Period,
  { today }: Pick<Measuring, 'today'>,
): Required<Period> | undefined => {
  if (from === undefined) return undefined;
  const days = dayNumber(to ?? today) - dayNumber(from) + 1;
  // Nothing lies in a period that has not begun, nor is there anything before nothing.
  return days > 0 ? { from: addDays(from, -days), to: addDays(from, -1) } : undefined;
};
