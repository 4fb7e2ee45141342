import type { CountedRecords } from '../../../procedure/measures/counting/countRecords.ts';
import type { Load } from '../../../procedure/measures/counting/load.ts';
import type { SystemicRun } from '../../../procedure/measures/counting/systemic.ts';
import type { Figure } from '../../../procedure/measures/counting/tally.ts';
import type { MeasureName } from '../../../procedure/measures/measures.ts';
import type { Measuring, Period } from '../../../procedure/measures/measuring.ts';
import type { Trend } from '../../../procedure/measures/periods/trend.ts';
import type { Trait } from '../../../procedure/measures/trait.ts';
import type { Named } from '../wire.ts';

/** What goes over the wire about the numbers: types only, as `wire.ts`. */

/** A figure, its value in the previous period, and the address of the nonconformities it counts. */
export type FigureAnswer = Figure & {
  /** Absent where nothing was counted, where there is no period before, and of what is said of today. */
  readonly before?: number;
  readonly cases: string;
};

/** Open work of one person. `owner` asks for it: `?figure=load&owner=`. */
export type LoadRow = Load & { readonly name: Named };

/** `GET /api/measures?from=&to=`: days (`YYYY-MM-DD`), both included; without one there is no bound on that side. Or `?span=`. */
export type MeasuresAnswer = {
  readonly period: Period;
  /** As many days before it; absent without a beginning. */
  readonly before?: Required<Period>;
  /** By which rules, as of which day. */
  readonly measuring: Measuring;
  /** How many records are measured, and how many there are whose facts could not be read. */
  readonly records: ReturnType<CountedRecords['records']>;
  readonly figures: Readonly<Record<MeasureName, FigureAnswer>>;
  readonly trends: Readonly<Record<Trait, Trend>>;
  readonly systemic: readonly SystemicRun[];
  /** The heaviest first. */
  readonly loads: readonly LoadRow[];
};
