import type { Period } from '../../../../procedure/measures/measuring.ts';
import type { TrendPoint } from '../../../../procedure/measures/periods/trend.ts';
import type { TraitValue } from '../../../../procedure/measures/trait.ts';
import { addDays, addMonths, type CalendarDate } from '../../../../procedure/record/values/calendarDate.ts';

/** Total of one clause or cause over all months. */
export type Total = { readonly of: TraitValue; readonly count: number };

/** Largest first. */
export const totalsOf = (points: readonly TrendPoint[]): readonly Total[] => {
  const counts = new Map<TraitValue, number>();
  for (const { of, count } of points) counts.set(of, (counts.get(of) ?? 0) + count);
  return [...counts].map(([of, count]) => ({ of, count })).sort((a, b) => b.count - a.count || (a.of < b.of ? -1 : 1));
};

/** `rest`: all kinds without a separate column; undefined if each has one. */
export type TrendTable = {
  readonly kinds: readonly TraitValue[];
  readonly others: number;
  readonly months: readonly {
    readonly month: string;
    readonly counts: readonly number[];
    readonly rest: number;
  }[];
};

/** The maximum number of distinguishable colours. */
const mostKinds = 5;

/** Months in order, without gaps; the largest kinds in separate columns. */
export const trendTable = (points: readonly TrendPoint[]): TrendTable => {
  const totals = totalsOf(points);
  const kinds = totals.slice(0, mostKinds).map(({ of }) => of);
  const months = monthsBetween(points[0]?.month, points.at(-1)?.month).map((month) => {
    const here = points.filter((point) => point.month === month);
    const countOf = (of: TraitValue): number => here.find((point) => point.of === of)?.count ?? 0;
    const counts = kinds.map(countOf);
    const all = here.reduce((sum, { count }) => sum + count, 0);
    return { month, counts, rest: all - counts.reduce((sum, count) => sum + count, 0) };
  });
  return { kinds, others: totals.length - kinds.length, months };
};

const monthsBetween = (first: string | undefined, last: string | undefined): readonly string[] => {
  const months: string[] = [];
  if (first === undefined || last === undefined) return months;
  for (let month = first; month <= last; month = nextMonth(month)) months.push(month);
  return months;
};

const nextMonth = (month: string): string => addMonths(`${month}-01` as CalendarDate, 1).slice(0, 7);

/** The days of a month that are in the period, for the query of the register. */
export const daysOfMonth = (month: string, { from, to }: Period): Required<Period> => {
  const first = `${month}-01` as CalendarDate;
  const last = addDays(addMonths(first, 1), -1);
  return { from: from && from > first ? from : first, to: to && to < last ? to : last };
};
