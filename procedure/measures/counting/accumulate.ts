import type { Reference } from '../../record/values/reference.ts';
import type { MeasuredFacts } from '../measuredFacts.ts';
import { type MeasureName, measureNames, measures } from '../measures.ts';
import { daysOf, type Measuring, type Period, reckoning } from '../measuring.ts';
import { createTrend, type Trend } from '../periods/trend.ts';
import type { Trait } from '../trait.ts';
import { createLoads, type Load } from './load.ts';
import type { SystemicRun } from './systemic.ts';
import { createTally, type Figure } from './tally.ts';

export type Figures = {
  readonly figures: Readonly<Record<MeasureName, Figure>>;
  readonly trends: Readonly<Record<Trait, Trend>>;
  readonly systemic: readonly SystemicRun[];
  readonly loads: readonly Load[];
};

/**
 * All KPIs, updated as records change: remove the old facts, add the new. Reading 100,000 records is bound by memory
 * and takes some tenths of a second; so it is done once a day, and any period is answered from what was kept.
 */
export type Accumulated = {
  readonly add: (facts: MeasuredFacts) => void;
  /** @param facts as they were added */
  readonly remove: (facts: MeasuredFacts) => void;
  readonly figures: (period: Period) => Figures;
  /** The nonconformities of a systemic run, by day of detection. */
  readonly references: (run: SystemicRun) => readonly Reference[];
};

/** Starts empty. Valid for one `today`: what is overdue or observed long enough is different tomorrow. */
export const accumulate = (measuring: Measuring): Accumulated => {
  const at = reckoning(measuring);
  const kept = measureNames.map((name) => ({ name, ...measures[name], tally: createTally() }));
  const [clause, cause] = [createTrend('clause', at), createTrend('cause', at)];
  const loads = createLoads(at);

  const change = (facts: MeasuredFacts, by: 1 | -1): void => {
    for (const { measure, tally } of kept) measure(facts, at, by === 1 ? tally.adding : tally.removing);
    clause.change(facts, by);
    cause.change(facts, by);
    loads.change(facts, by);
  };

  return {
    add: (facts) => change(facts, 1),
    remove: (facts) => change(facts, -1),
    figures: (period) => {
      const days = daysOf(period);
      const byClause = clause.figures(period, measuring.systemic);
      const byCause = cause.figures(period, measuring.systemic);
      return {
        figures: Object.fromEntries(kept.map(({ name, unit, tally }) => [name, tally.figure(unit, days)])) as Record<
          MeasureName,
          Figure
        >,
        trends: { clause: byClause.trend, cause: byCause.trend },
        systemic: [...byClause.runs, ...byCause.runs],
        loads: loads.loads(),
      };
    },
    references: (run) => (run.by === 'clause' ? clause : cause).references(run),
  };
};
