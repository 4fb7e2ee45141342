import type { Figures } from '../measures/counting/accumulate.ts';
import type { CountedRecords } from '../measures/counting/countRecords.ts';
import type { SystemicRun } from '../measures/counting/systemic.ts';
import type { Period } from '../measures/measuring.ts';
import { periodBefore } from '../measures/periods/span.ts';
import type { Trend } from '../measures/periods/trend.ts';
import { type Trait, traits } from '../measures/trait.ts';
import type { FrozenFigures } from './review.ts';

/** Together with the longest conclusion these stay under the 63,999 characters of a row. */
const mostHits = 120;
const mostReferences = 12;

/** Returns the figures of a period as a review keeps them, from all counts. */
export const freezeFigures = (counted: CountedRecords, period: Period): FrozenFigures => {
  const { figures, trends, systemic } = counted.figures(period);
  const before = periodBefore(period, counted.measuring);
  const { timeZone, observationDays, systemic: threshold } = counted.measuring;
  return {
    rules: { timeZone, observationDays, systemic: { ...threshold } },
    records: counted.records(),
    figures,
    trends: trendsOf(trends, before && counted.figures(before).trends),
    ...hitsOf(systemic, counted),
  };
};

const counted = ({ points }: Trend): ReadonlyMap<string, number> => {
  const counts = new Map<string, number>();
  for (const { of, count } of points) counts.set(of, (counts.get(of) ?? 0) + count);
  return counts;
};

type Trends = Figures['trends'];
type Totals = FrozenFigures['trends'][Trait];

const trendsOf = (now: Trends, before: Trends | undefined): FrozenFigures['trends'] => {
  const totals = (trait: Trait): Totals => {
    const [counts, earlier] = [counted(now[trait]), before && counted(before[trait])];
    const values = [...now[trait].points, ...(before?.[trait].points ?? [])].map(({ of }) => of);
    return [...new Set(values)]
      .map((of) => ({ of, count: counts.get(of) ?? 0, ...(earlier && { before: earlier.get(of) ?? 0 }) }))
      .sort((a, b) => b.count - a.count || (a.of < b.of ? -1 : 1));
  };
  const [clause, cause] = traits.map(totals);
  return { clause: clause ?? [], cause: cause ?? [] };
};

/** The largest are fitted first; the order is kept. */
const hitsOf = (
  all: readonly SystemicRun[],
  { references, isKept }: CountedRecords,
): Pick<FrozenFigures, 'systemic' | 'systemicLeftOut'> => {
  const largest = new Set(all.toSorted((a, b) => b.count - a.count).slice(0, mostHits));
  const systemic = all
    .filter((run) => largest.has(run))
    .map((run) => ({
      ...run,
      references: references(run)
        .filter((reference) => !isKept(reference))
        .slice(0, mostReferences),
    }));
  const leftOut = all.length - systemic.length;
  return { systemic, ...(leftOut > 0 && { systemicLeftOut: leftOut }) };
};
