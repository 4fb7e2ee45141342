import type { Reference } from '../../record/values/reference.ts';
import { createDetections, type Detections } from '../counting/detections.ts';
import { runsOf, type SystemicRun } from '../counting/systemic.ts';
import { createTally, type Population } from '../counting/tally.ts';
import type { MeasuredFacts } from '../measuredFacts.ts';
import { daysOf, type Measuring, type Period, type Reckoning } from '../measuring.ts';
import { exclusionOf, kindsOf, type Trait, type TraitValue } from '../trait.ts';
import { calendarDate, type DayNumber, dayNumber } from './dayNumber.ts';

/** `month` is `YYYY-MM`, the month of detection. */
export type TrendPoint = { readonly month: string; readonly of: TraitValue; readonly count: number };

/** The population counts nonconformities; one with two causes is in two points. `missing`: no clause, no cause determined yet. */
export type Trend = Population & { readonly points: readonly TrendPoint[] };

/** Detections over time by one trait, kept up to date as records change. */
export const createTrend = (trait: Trait, at: Reckoning) => {
  const detected = new Map<TraitValue, Detections>();
  const tally = createTally();

  const of = (value: TraitValue): Detections => {
    const detections = detected.get(value) ?? createDetections();
    detected.set(value, detections);
    return detections;
  };

  const change = (facts: MeasuredFacts, by: 1 | -1): void => {
    const excluded = exclusionOf(facts);
    const values = kindsOf(trait, facts);
    const take = by === 1 ? tally.adding : tally.removing;
    if (excluded) take.leftOut(excluded, facts.detected);
    else if (values.length === 0) take.leftOut('missing', facts.detected);
    else take.counted(1, facts.detected);
    for (const value of values) of(value)[by === 1 ? 'add' : 'remove'](facts.detected, facts.reference);
  };

  return {
    change,

    /**
     * The trend, with points by month, then by clause or cause; and the systemic runs by clause or cause, then by
     * day: the last detection of a window lies in the period and not after today, and the window may begin before the
     * period.
     */
    figures: (period: Period, threshold: Measuring['systemic']): { trend: Trend; runs: readonly SystemicRun[] } => {
      const days = daysOf(period);
      const ends = { ...days, last: Math.min(days.last, at.today) };
      const points: TrendPoint[] = [];
      const runs: SystemicRun[] = [];
      for (const [value, detections] of [...detected].sort(([a], [b]) => compare(a, b))) {
        const within = detections.days().subarray(detections.firstOn(days.first), detections.firstOn(days.last + 1));
        points.push(...pointsOf(value, within));
        for (const run of runsOf(detections, threshold, ends)) runs.push({ by: trait, of: value, ...run });
      }
      points.sort((a, b) => compare(a.month, b.month));
      const { population, missing, pending, exclusions } = tally.figure('share', days);
      return { trend: { population, missing, pending, exclusions, points }, runs };
    },

    /** The nonconformities of a run, by day of detection. */
    references: ({ of: value, from, to }: SystemicRun): readonly Reference[] => {
      const detections = of(value);
      return detections.references(detections.firstOn(dayNumber(from)), detections.firstOn(dayNumber(to) + 1) - 1);
    },
  };
};

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** @param days in order, so that the days of a month are adjacent */
const pointsOf = (of: TraitValue, days: Int32Array): readonly TrendPoint[] => {
  const points: TrendPoint[] = [];
  for (let from = 0; from < days.length; ) {
    const { month, next } = monthOf(days[from] ?? 0);
    let to = from + 1;
    while (to < days.length && (days[to] ?? 0) < next) to += 1;
    points.push({ month, of, count: to - from });
    from = to;
  }
  return points;
};

type Month = { readonly month: string; readonly next: DayNumber };

/** Cached: each clause and cause needs the same few thousand days. */
const months = new Map<DayNumber, Month>();

/** The month of a day, and the first day of the next. */
const monthOf = (day: DayNumber): Month => {
  const known = months.get(day);
  if (known) return known;
  const month = calendarDate(day).slice(0, 7);
  const [year, number] = month.split('-').map(Number);
  const next = Date.UTC(year ?? 0, number ?? 0, 1) / 86_400_000;
  months.set(day, { month, next });
  return { month, next };
};
