import type { Stage } from '../stages/stages.ts';
import type { MeasuredFacts } from './measuredFacts.ts';
import type { Reckoning } from './measuring.ts';
import type { DayNumber } from './periods/dayNumber.ts';

/** Why a case that ended in the period is not in a population. */
export const exclusions = [
  'rejected',
  'duplicate',
  'withdrawn',
  'riskAccepted',
  'notNecessary',
  'withoutPlan',
  'allCancelled',
  'cancelled',
  'improvement',
  'datesContradict',
  'beforeTenTwo',
] as const;
export type Exclusion = (typeof exclusions)[number];

/**
 * `missing`: in the population, but the value was never recorded. `pending`: it is not over yet, whatever the period.
 */
export type LeftOut = Exclusion | 'missing' | 'pending';

/**
 * Receives the cases of a nonconformity. `on` is the day that decides the period: that of the event which ends what
 * is measured; undefined for values as of today. `action` when it is about one of its actions.
 */
export type Take = {
  /** @param value calendar days, or 1 and 0 for yes and no */
  readonly counted: (value: number, on: DayNumber | undefined, action?: string) => void;
  readonly leftOut: (why: LeftOut, on: DayNumber | undefined, action?: string) => void;
};

/** Why one closed without a done action is left out of what counts from its actions. */
export const withoutActions = ({ actions }: Pick<MeasuredFacts, 'actions'>): Exclusion =>
  actions.length > 0 ? 'allCancelled' : 'withoutPlan';

/** One KPI as a pure reading of one nonconformity: figures add these up, and a drill-down lists them. */
export type Measure = (facts: MeasuredFacts, at: Reckoning, take: Take) => void;

/** Exits of reports that are no nonconformity of their own (nc-landscape C7): in no population. */
export const isExcluded = (stage: Stage): stage is 'rejected' | 'duplicate' | 'withdrawn' =>
  stage === 'rejected' || stage === 'duplicate' || stage === 'withdrawn';
