import type { Rules } from '../organisation/rules.ts';
import { addMonths, type CalendarDate } from '../record/values/calendarDate.ts';
import type { Review } from '../review/review.ts';
import { reviewKeyOf, reviewNumber } from '../review/reviewKey.ts';
import { type Deadline, deadlineLetters } from './deadline.ts';
import { role } from './holders.ts';

/**
 * Returns when the next periodic review of the records is due: the day that the last one set; before the first
 * review, the longest permitted interval after the first report. Undefined while there is nothing to review.
 * @param firstReportedOn the day of the first report ever
 */
export const reviewDeadline = (
  reviews: readonly Pick<Review, 'key' | 'nextOn'>[],
  firstReportedOn: CalendarDate | undefined,
  { reviewEveryMonths }: Pick<Rules, 'reviewEveryMonths'>,
): Deadline | undefined => {
  const last = [...reviews].sort((a, b) => reviewNumber(b.key) - reviewNumber(a.key))[0];
  const due = last?.nextOn ?? (firstReportedOn && addMonths(firstReportedOn, reviewEveryMonths));
  if (due === undefined) return undefined;
  const reference = reviewKeyOf((last ? reviewNumber(last.key) : 0) + 1);
  const who = [role('ismsManager')];
  return { kind: 'review', reference, key: `${reference}/${due}`, due, who, letter: deadlineLetters.review };
};
