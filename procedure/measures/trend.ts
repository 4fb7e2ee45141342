import { calendarDate, type DayNumber } from './dayNumber.ts';
import type { MeasuredFacts } from './measuredFacts.ts';
import { inPeriod, type Measuring, type Period, type Reckoning } from './measuring.ts';
import { runsOf, type SystemicRun } from './systemic.ts';
import { createTally, type Population } from './tally.ts';
import { exclusionOf, kindsOf, type Trait, type TraitValue } from './trait.ts';

/** `month` is `YYYY-MM`, the month of detection. */
export type TrendPoint = { readonly month: string; readonly of: TraitValue; readonly count: number };

/** The population counts nonconformities; one with two causes is in two points. `missing`: no clause, no cause determined yet. */
export type Trend = Population & { readonly points: readonly TrendPoint[] };

/** What was detected when, by one trait, kept as records come and go. */
export const createTrend = (trait: Trait, at: Reckoning) => {
  /** Days of detection as they came: a counter for each day would cost ten times as much to keep. */
  const detected = new Map<TraitValue, DayNumber[]>();
  const tally = createTally();

  const change = (facts: MeasuredFacts, by: 1 | -1): void => {
    const excluded = exclusionOf(facts);
    const values = kindsOf(trait, facts);
    const take = by === 1 ? tally.adding : tally.removing;
    if (excluded) take.leftOut(excluded, facts.detected);
    else if (values.length === 0) take.leftOut('missing', facts.detected);
    else take.counted(1, facts.detected);
    for (const value of values) {
      const days = detected.get(value);
      if (!days) detected.set(value, [facts.detected]);
      else if (by === 1) days.push(facts.detected);
      else days.splice(days.indexOf(facts.detected), 1);
    }
  };

  return {
    change,

    /**
     * The trend, with points by month, then by clause or cause; and the systemic runs by clause or cause, then by day: the
     * last detection of a window lies in the period and not after today, and the window may begin before the period.
     */
    figures: (period: Period, threshold: Measuring['systemic']): { trend: Trend; runs: readonly SystemicRun[] } => {
      const within = inPeriod(period);
      const points: TrendPoint[] = [];
      const runs: SystemicRun[] = [];
      for (const [of, unsorted] of [...detected].sort(([a], [b]) => compare(a, b))) {
        const days = Float64Array.from(unsorted).sort();
        points.push(...pointsOf(of, days.filter(within)));
        for (const run of runsOf(days, threshold, (day) => day <= at.today && within(day)))
          runs.push({ by: trait, of, ...run });
      }
      points.sort((a, b) => compare(a.month, b.month));
      const { population, missing, pending, exclusions } = tally.figure('share', within);
      return { trend: { population, missing, pending, exclusions, points }, runs };
    },
  };
};

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** @param days in order, so that the days of a month lie together */
const pointsOf = (of: TraitValue, days: Float64Array): readonly TrendPoint[] => {
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

/** Kept: each clause and cause asks for the same few thousand days. */
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
