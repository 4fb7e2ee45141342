import type { Measure } from './measure.ts';
import {
  cancellation,
  closure,
  effectiveness,
  onCurrentSchedule,
  onSchedule,
  overdue,
  recurrence,
  repeats,
} from './shareMeasures.ts';
import {
  openAge,
  timeToClose,
  timeToContain,
  timeToIdentify,
  timeToImplement,
  timeToPlan,
  timeToTriage,
} from './timeMeasures.ts';

/** In display order: the three KPIs of the procedure with related figures beside each, then the others. */
export const measureNames = [
  'timeToIdentify',
  'timeToTriage',
  'timeToContain',
  'timeToPlan',
  'timeToImplement',
  'timeToClose',
  'openAge',
  'recurrence',
  'repeats',
  'onSchedule',
  'onCurrentSchedule',
  'cancellation',
  'effectiveness',
  'overdue',
  'closure',
] as const;
export type MeasureName = (typeof measureNames)[number];

/** `days`: mean, median and P90. `share`: of yes in all. `ratio`: closed to opened, which may be more than 1. */
export type Unit = 'days' | 'share' | 'ratio';

/**
 * What was closed before TenTwo was neither approved nor verified here: in no population, by the day of its closing.
 * The measures without this wrapper are about open records and actions.
 */
const here =
  (measure: Measure): Measure =>
  (facts, at, take) =>
    facts.closedBefore === undefined ? measure(facts, at, take) : take.leftOut('beforeTenTwo', facts.closedBefore);

export const measures: Readonly<Record<MeasureName, { readonly unit: Unit; readonly measure: Measure }>> = {
  timeToIdentify: { unit: 'days', measure: here(timeToIdentify) },
  timeToTriage: { unit: 'days', measure: here(timeToTriage) },
  timeToContain: { unit: 'days', measure: here(timeToContain) },
  timeToPlan: { unit: 'days', measure: here(timeToPlan) },
  timeToImplement: { unit: 'days', measure: here(timeToImplement) },
  timeToClose: { unit: 'days', measure: here(timeToClose) },
  openAge: { unit: 'days', measure: openAge },
  recurrence: { unit: 'share', measure: here(recurrence) },
  repeats: { unit: 'share', measure: here(repeats) },
  onSchedule: { unit: 'share', measure: onSchedule },
  onCurrentSchedule: { unit: 'share', measure: onCurrentSchedule },
  cancellation: { unit: 'share', measure: cancellation },
  effectiveness: { unit: 'share', measure: here(effectiveness) },
  overdue: { unit: 'share', measure: overdue },
  closure: { unit: 'ratio', measure: here(closure) },
};
