import type { CalendarDate } from '../record/calendarDate.ts';
import type { Reference } from '../record/reference.ts';
import { calendarDate, type DayNumber, dayNumber } from './dayNumber.ts';
import type { MeasuredFacts } from './measuredFacts.ts';
import type { Measuring } from './measuring.ts';
import { kindsOf, type Trait, type TraitValue, traits } from './trait.ts';

/** Days of detection, first and last, of nonconformities of one kind that together stand at the threshold or above it. */
type Run = { readonly from: CalendarDate; readonly to: CalendarDate; readonly count: number };
export type SystemicRun = Run & { readonly by: Trait; readonly of: TraitValue };

/** What proposes a systemic nonconformity: several minor ones against one requirement, or of one kind of cause. */
export type SystemicHit = SystemicRun & { readonly references: readonly Reference[] };

/**
 * Slides a window of `days` days over the days of detection. Windows at the threshold that touch are one run: a drizzle
 * that goes on for a year is one hit, not hundreds.
 * @param detected in order
 * @param ends may a window end on this day?
 */
export const runsOf = (
  detected: Float64Array,
  threshold: Measuring['systemic'],
  ends: (day: DayNumber) => boolean,
): readonly Run[] => {
  const runs: { first: number; last: number }[] = [];
  let first = 0;
  detected.forEach((day, last) => {
    while (day - (detected[first] ?? day) >= threshold.days) first += 1;
    if (last - first + 1 < threshold.count || !ends(day)) return;
    const run = runs.at(-1);
    if (run && first <= run.last) run.last = last;
    else runs.push({ first, last });
  });
  return runs.map(({ first, last }) => ({
    from: calendarDate(detected[first] ?? 0),
    to: calendarDate(detected[last] ?? 0),
    count: last - first + 1,
  }));
};

/** The nonconformities of each run, in the order of the facts. */
export const systemicHits = (runs: readonly SystemicRun[], all: Iterable<MeasuredFacts>): readonly SystemicHit[] => {
  const hits = runs.map((run) => ({
    run,
    from: dayNumber(run.from),
    to: dayNumber(run.to),
    references: [] as Reference[],
  }));
  const hitsOf = new Map<TraitValue, typeof hits>();
  for (const hit of hits) hitsOf.set(hit.run.of, [...(hitsOf.get(hit.run.of) ?? []), hit]);
  if (runs.length > 0)
    for (const facts of all)
      for (const trait of traits)
        for (const value of kindsOf(trait, facts))
          for (const { from, to, references } of hitsOf.get(value) ?? [])
            if (from <= facts.detected && facts.detected <= to) references.push(facts.reference);
  return hits.map(({ run, references }) => ({ ...run, references }));
};
