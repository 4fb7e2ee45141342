import type { CalendarDate } from '../record/calendarDate.ts';
import type { FieldProblem } from '../record/reportFacts.ts';
import type { FieldPath, Problems } from './commandFields.ts';

type Rule = (day: CalendarDate) => FieldProblem | undefined;

/** What was done lies in the past, and not before what it answers was detected. */
export const notInFuture =
  (today: CalendarDate, detectedOn?: CalendarDate): Rule =>
  (day) =>
    day > today ? 'inTheFuture' : detectedOn !== undefined && day < detectedOn ? 'beforeDetection' : undefined;

/** What is still to come may be today. Ten years ahead is a slip of the keyboard. */
export const notInPast =
  (today: CalendarDate): Rule =>
  (day) =>
    day < today ? 'inThePast' : Number(day.slice(0, 4)) > Number(today.slice(0, 4)) + 10 ? 'tooFarAhead' : undefined;

/** The field's problem, if the day is given and has one. */
export const dateProblem = (field: FieldPath, day: CalendarDate | undefined, rule: Rule): Problems => {
  const problem = day === undefined ? undefined : rule(day);
  return problem ? { [field]: problem } : {};
};
