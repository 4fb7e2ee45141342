import type { Stage } from '../stages/stages.ts';
import type { MeasuredFacts } from './measuredFacts.ts';
import type { Reckoning } from './measuring.ts';
import type { DayNumber } from './periods/dayNumber.ts';

/** Why something that ended in the period is not in a population. */
export const exclusions = [
  'rejected',
  'duplicate',
  'withdrawn',
  'riskAccepted',
  'notNecessary',
  'withoutPlan',
  'cancelled',
  'improvement',
  'datesContradict',
  'beforeTenTwo',
] as const;
export type Exclusion = (typeof exclusions)[number];

/** `missing`: it belongs here, and what it takes to count it was never told. `pending`: it is not over yet, whatever the period. */
export type LeftOut = Exclusion | 'missing' | 'pending';

/**
 * Takes what a measure finds in a nonconformity. `on` is the day that decides whether it is in a period: that of the event
 * which ends what is measured; undefined for what is said of today. `action` when it is about one of its actions.
 */
export type Take = {
  /** @param value calendar days, or 1 and 0 for yes and no */
  readonly counted: (value: number, on: DayNumber | undefined, action?: string) => void;
  readonly leftOut: (why: LeftOut, on: DayNumber | undefined, action?: string) => void;
};

/** One KPI as a pure reading of one nonconformity: figures add these up, and a drill-down lists them. */
export type Measure = (facts: MeasuredFacts, at: Reckoning, take: Take) => void;

/** The exits of those that turned out to be no nonconformity of their own (nc-landscape C7): in no population. */
export const isExcluded = (stage: Stage): stage is 'rejected' | 'duplicate' | 'withdrawn' =>
  stage === 'rejected' || stage === 'duplicate' || stage === 'withdrawn';
