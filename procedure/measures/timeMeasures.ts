import { isEnded } from '../stages/stages.ts';
import { type Exclusion, isExcluded, type Measure, type Take, withoutActions } from './measure.ts';
import type { MeasuredFacts } from './measuredFacts.ts';
import type { Reckoning } from './measuring.ts';
import type { DayNumber } from './periods/dayNumber.ts';

type DayIn = (facts: MeasuredFacts, at: Reckoning) => DayNumber | undefined;

/** The exclusion of a nonconformity whose end never came: still to come, or closed without it. */
const withoutEnd = (facts: MeasuredFacts, at: Reckoning, take: Take, unreached: Exclusion | 'missing'): void => {
  const { stage, closed, riskAccepted } = facts;
  if (isExcluded(stage)) return;
  if (closed !== undefined) take.leftOut(unreached, at.dayOf(closed));
  else if (riskAccepted !== undefined) take.leftOut('riskAccepted', at.dayOf(riskAccepted));
  else if (!isEnded(stage) && !(unreached === 'withoutPlan' && facts.lane === 'correctionOnly'))
    take.leftOut('pending', undefined);
};

/** @param unreachedOf the exclusion of a closed one that never reached the end */
const timeBetween =
  (start: DayIn, end: DayIn, unreachedOf: (facts: MeasuredFacts) => Exclusion | 'missing'): Measure =>
  (facts, at, take) => {
    const ended = end(facts, at);
    if (ended === undefined) return withoutEnd(facts, at, take, unreachedOf(facts));
    if (isExcluded(facts.stage)) return take.leftOut(facts.stage, ended);
    const began = start(facts, at);
    if (began === undefined) return take.leftOut('missing', ended);
    // A negative time means a wrong date, and would improve the mean.
    if (ended < began) return take.leftOut('datesContradict', ended);
    take.counted(ended - began, ended);
  };

const detected: DayIn = (facts) => facts.detected;
const instant =
  (name: 'reported' | 'triaged' | 'planned' | 'closed'): DayIn =>
  (facts, at) => {
    const minute = facts[name];
    return minute === undefined ? undefined : at.dayOf(minute);
  };

const containedOn: DayIn = ({ contained }) => (contained === 'notNecessary' ? undefined : contained);
const missing = (): 'missing' => 'missing';
const toContainment = timeBetween(detected, containedOn, missing);

export const timeToIdentify = timeBetween((facts) => facts.occurred, detected, missing);

export const timeToTriage = timeBetween(instant('reported'), instant('triaged'), missing);

/** The day on which it was found unnecessary is not recorded; such a record is left out on the day of detection. */
export const timeToContain: Measure = (facts, at, take) => {
  if (facts.contained !== 'notNecessary') return toContainment(facts, at, take);
  take.leftOut(isExcluded(facts.stage) ? facts.stage : 'notNecessary', facts.detected);
};

export const timeToPlan = timeBetween(detected, instant('planned'), () => 'withoutPlan');

export const timeToImplement = timeBetween(detected, (facts) => facts.implemented, withoutActions);

/**
 * Waits for the effectiveness check by design: compare organisations by the time to implement (nc-landscape C7.2).
 */
export const timeToClose = timeBetween(detected, instant('closed'), missing);

/** As of today, whatever the period: means of ended cases do not cover open ones. */
export const openAge: Measure = (facts, at, take) => {
  if (isEnded(facts.stage)) return;
  if (facts.detected > at.today) return take.leftOut('datesContradict', undefined);
  take.counted(at.today - facts.detected, undefined);
};
