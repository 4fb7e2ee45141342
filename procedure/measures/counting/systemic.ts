import type { CalendarDate } from '../../record/values/calendarDate.ts';
import type { Reference } from '../../record/values/reference.ts';
import type { Days, Measuring } from '../measuring.ts';
import { calendarDate } from '../periods/dayNumber.ts';
import type { Trait, TraitValue } from '../trait.ts';
import type { Detections } from './detections.ts';

/** First and last day of detection of nonconformities of one kind that together reach the threshold. */
type Run = { readonly from: CalendarDate; readonly to: CalendarDate; readonly count: number };
export type SystemicRun = Run & { readonly by: Trait; readonly of: TraitValue };

/** What suggests a systemic nonconformity: several minor ones against one requirement, or of one kind of cause. */
export type SystemicHit = SystemicRun & { readonly references: readonly Reference[] };

/**
 * Slides a window of `days` days over the days of detection. Touching windows at the threshold are one run: a steady
 * trickle over a year is one hit, not hundreds.
 * @param ends on which days a window may end
 */
export const runsOf = ({ days, firstOn }: Detections, threshold: Measuring['systemic'], ends: Days): readonly Run[] => {
  const detected = days();
  const runs: { first: number; last: number }[] = [];
  // No window that ends before counts, and none begins earlier.
  let first = firstOn(ends.first - threshold.days);
  for (let last = first; last < detected.length; last += 1) {
    const day = detected[last] as number;
    if (day > ends.last) break;
    while (day - (detected[first] as number) >= threshold.days) first += 1;
    if (last - first + 1 < threshold.count || day < ends.first) continue;
    const run = runs.at(-1);
    if (run && first <= run.last) run.last = last;
    else runs.push({ first, last });
  }
  return runs.map(({ first, last }) => ({
    from: calendarDate(detected[first] as number),
    to: calendarDate(detected[last] as number),
    count: last - first + 1,
  }));
};
