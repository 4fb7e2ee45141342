import type { FieldProblem } from '../record/report/reportFacts.ts';
import type { CalendarDate } from '../record/values/calendarDate.ts';
import type { FieldPath, Problems } from './commandFields.ts';

type Rule = (day: CalendarDate) => FieldProblem | undefined;

/** For what was done: not in the future, and not before the detection. */
export const notInFuture =
  (today: CalendarDate, detectedOn?: CalendarDate): Rule =>
  (day) =>
    day > today ? 'inTheFuture' : detectedOn !== undefined && day < detectedOn ? 'beforeDetection' : undefined;

/** For what is planned: today or later. More than ten years ahead is taken for a typing error. */
export const notInPast =
  (today: CalendarDate): Rule =>
  (day) =>
    day < today ? 'inThePast' : Number(day.slice(0, 4)) > Number(today.slice(0, 4)) + 10 ? 'tooFarAhead' : undefined;

/** The problem of the field, if the day is given and has one. */
export const dateProblem = (field: FieldPath, day: CalendarDate | undefined, rule: Rule): Problems => {
  const problem = day === undefined ? undefined : rule(day);
  return problem ? { [field]: problem } : {};
};
