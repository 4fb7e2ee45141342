import type { Reference } from '../../record/values/reference.ts';
import type { LeftOut } from '../measure.ts';
import type { MeasuredFacts } from '../measuredFacts.ts';
import { type MeasureName, measures } from '../measures.ts';
import { inPeriod, type Measuring, type Period, reckoning } from '../measuring.ts';

/** One case of a figure: counted with its value (days; 1 or 0 for yes or no), or left out and why. */
export type Case = {
  readonly reference: Reference;
  readonly action?: string;
} & ({ readonly value: number } | { readonly leftOut: LeftOut });

/**
 * Returns the drill-down of a figure: all that it counted and all that it left out, in the order of the facts.
 * Computed on demand by the figure's own measure; keeping references with every figure would cost more than the
 * figures.
 */
export const drillDownCases = (
  name: MeasureName,
  all: Iterable<MeasuredFacts>,
  measuring: Measuring,
  period: Period,
): readonly Case[] => {
  const at = reckoning(measuring);
  const within = inPeriod(period);
  const cases: Case[] = [];
  for (const facts of all) {
    const of = (action: string | undefined) => ({
      reference: facts.reference,
      ...(action !== undefined && { action }),
    });
    measures[name].measure(facts, at, {
      counted: (value, on, action) => within(on) && cases.push({ ...of(action), value }),
      leftOut: (leftOut, on, action) => within(on) && cases.push({ ...of(action), leftOut }),
    });
  }
  return cases;
};
