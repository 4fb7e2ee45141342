import type { Measure } from './measure.ts';
import {
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

/** In the order in which they are shown: the three KPIs of the procedure with what belongs beside each, then the others. */
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
  'effectiveness',
  'overdue',
  'closure',
] as const;
export type MeasureName = (typeof measureNames)[number];

/** `days`: mean, median and P90. `share`: of yes in all. `ratio`: closed to opened, which may be more than 1. */
export type Unit = 'days' | 'share' | 'ratio';

export const measures: Readonly<Record<MeasureName, { readonly unit: Unit; readonly measure: Measure }>> = {
  timeToIdentify: { unit: 'days', measure: timeToIdentify },
  timeToTriage: { unit: 'days', measure: timeToTriage },
  timeToContain: { unit: 'days', measure: timeToContain },
  timeToPlan: { unit: 'days', measure: timeToPlan },
  timeToImplement: { unit: 'days', measure: timeToImplement },
  timeToClose: { unit: 'days', measure: timeToClose },
  openAge: { unit: 'days', measure: openAge },
  recurrence: { unit: 'share', measure: recurrence },
  repeats: { unit: 'share', measure: repeats },
  onSchedule: { unit: 'share', measure: onSchedule },
  onCurrentSchedule: { unit: 'share', measure: onCurrentSchedule },
  effectiveness: { unit: 'share', measure: effectiveness },
  overdue: { unit: 'share', measure: overdue },
  closure: { unit: 'ratio', measure: closure },
};
