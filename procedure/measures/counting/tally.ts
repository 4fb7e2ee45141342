import { type Exclusion, exclusions, type LeftOut, type Take } from '../measure.ts';
import type { Unit } from '../measures.ts';
import type { Days } from '../measuring.ts';
import { createOutcomes, type Outcomes } from '../outcomes.ts';

/** Groups of days, for what is open and for what took long. */
export const dayBuckets = ['upTo30', 'upTo60', 'upTo90', 'over90'] as const;
export type DayBucket = (typeof dayBuckets)[number];

export const dayBucket = (days: number): DayBucket =>
  days <= 30 ? 'upTo30' : days <= 60 ? 'upTo60' : days <= 90 ? 'upTo90' : 'over90';

/** How many were counted, and how many were not and why: no figure is shown without these. */
export type Population = {
  readonly population: number;
  /** In the population, but without the value: print *n known of n + missing*. */
  readonly missing: number;
  /** Not over yet: open, window still running, due today. */
  readonly pending: number;
  readonly exclusions: Readonly<Partial<Record<Exclusion, number>>>;
};

/** A value is undefined where nothing was counted: that is not zero. */
export type DaysFigure = Population & {
  readonly unit: 'days';
  /** Mean, in calendar days. */
  readonly value: number | undefined;
  readonly median: number | undefined;
  /** Nearest rank: nine in ten took this number of days or fewer. */
  readonly p90: number | undefined;
  readonly buckets: Readonly<Record<DayBucket, number>>;
};
/** `hits` of `population`; for a ratio `hits` to `population`. */
export type ShareFigure = Population & {
  readonly unit: 'share' | 'ratio';
  readonly value: number | undefined;
  readonly hits: number;
};
export type Figure = DaysFigure | ShareFigure;

/** Keeps values by their day, so that any period is answered without reading the records again. */
export type Tally = {
  readonly adding: Take;
  readonly removing: Take;
  readonly figure: (unit: Unit, days: Days) => Figure;
};

/**
 * Outcomes are small whole numbers, because those are summed fastest: first the reasons for exclusion, then the
 * values.
 */
const reasons = [...exclusions, 'missing', 'pending'] as const satisfies readonly LeftOut[];
const codes = Object.fromEntries(reasons.map((why, code) => [why, code])) as Record<LeftOut, number>;
const firstValue = reasons.length;

export const createTally = (): Tally => {
  const outcomes = createOutcomes();
  const taking = (change: Outcomes['add']): Take => ({
    counted: (value, on) => change(firstValue + value, on),
    leftOut: (why, on) => change(codes[why], on),
  });
  return {
    adding: taking(outcomes.add),
    removing: taking(outcomes.remove),
    figure: (unit, days) => {
      const counts = outcomes.counts(days);
      const leftOut = new Map(reasons.map((why, code) => [why, counts[code] ?? 0]));
      const values = counts.subarray(firstValue);
      return unit === 'days' ? daysFigure(values, leftOut) : shareFigure(unit, values, leftOut);
    },
  };
};

type LeftOutCounts = ReadonlyMap<LeftOut, number>;

const populationOf = (population: number, leftOut: LeftOutCounts): Population => ({
  population,
  missing: leftOut.get('missing') ?? 0,
  pending: leftOut.get('pending') ?? 0,
  exclusions: Object.fromEntries(exclusions.flatMap((why) => (leftOut.get(why) ? [[why, leftOut.get(why)]] : []))),
});

const daysFigure = (values: Uint32Array, leftOut: LeftOutCounts): DaysFigure => {
  const counts: (readonly [days: number, count: number])[] = [];
  values.forEach((count, days) => {
    if (count > 0) counts.push([days, count]);
  });
  const buckets = { upTo30: 0, upTo60: 0, upTo90: 0, over90: 0 };
  let population = 0;
  let sum = 0;
  for (const [days, count] of counts) {
    population += count;
    sum += days * count;
    buckets[dayBucket(days)] += count;
  }
  /** The value at a rank, from 1. */
  const at = (rank: number): number => {
    let passed = 0;
    for (const [days, count] of counts) {
      passed += count;
      if (passed >= rank) return days;
    }
    return 0;
  };
  const some = population > 0;
  return {
    unit: 'days',
    ...populationOf(population, leftOut),
    value: some ? sum / population : undefined,
    median: some ? (at(Math.floor((population + 1) / 2)) + at(Math.ceil((population + 1) / 2))) / 2 : undefined,
    p90: some ? at(Math.ceil((population * 9) / 10)) : undefined,
    buckets,
  };
};

const shareFigure = (unit: 'share' | 'ratio', values: Uint32Array, leftOut: LeftOutCounts): ShareFigure => {
  const hits = values[1] ?? 0;
  const population = (values[0] ?? 0) + (unit === 'share' ? hits : 0);
  return {
    unit,
    ...populationOf(population, leftOut),
    value: population > 0 ? hits / population : undefined,
    hits,
  };
};
