import type { CountedRecords } from '../../../procedure/measures/counting/countRecords.ts';
import type { Load } from '../../../procedure/measures/counting/load.ts';
import type { SystemicRun } from '../../../procedure/measures/counting/systemic.ts';
import type { Figure } from '../../../procedure/measures/counting/tally.ts';
import type { MeasureName } from '../../../procedure/measures/measures.ts';
import type { Measuring, Period } from '../../../procedure/measures/measuring.ts';
import type { Trend } from '../../../procedure/measures/periods/trend.ts';
import type { Trait } from '../../../procedure/measures/trait.ts';
import type { Named, RegisterLoading } from '../wire.ts';

/** Wire types of the numbers. Types only, like `wire.ts`. */

/** A figure, its value in the previous period, and the address of the nonconformities it counts. */
export type FigureAnswer = Figure & {
  /** Absent if nothing was counted, if there is no previous period, and for figures as of today. */
  readonly before?: number;
  readonly cases: string;
};

/** Open work of one person. `owner` asks for it: `?figure=load&owner=`. */
export type LoadRow = Load & { readonly name: Named };

/** `GET /api/measures?from=&to=`: days (`YYYY-MM-DD`), both included; without one there is no bound on that side. Or `?span=`. */
export type MeasuresAnswer = RegisterLoading & {
  readonly period: Period;
  /** The same number of days before it; absent without a start. */
  readonly before?: Required<Period>;
  /** The rules and the day of the computation. */
  readonly measuring: Measuring;
  /** Number of records measured, and of those whose facts could not be read. */
  readonly records: ReturnType<CountedRecords['records']>;
  readonly figures: Readonly<Record<MeasureName, FigureAnswer>>;
  readonly trends: Readonly<Record<Trait, Trend>>;
  readonly systemic: readonly SystemicRun[];
  /** Largest first. */
  readonly loads: readonly LoadRow[];
};
