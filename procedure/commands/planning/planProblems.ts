import type { Nonconformity } from '../../record/nonconformity.ts';
import type { Plan, PlannedAction } from '../../record/recordParts.ts';
import type { FieldProblem } from '../../record/report/reportFacts.ts';
import type { CalendarDate } from '../../record/values/calendarDate.ts';
import type { Problems } from '../commandFields.ts';
import { dateProblem, notInPast } from '../dateProblems.ts';

/** Ids are never reused: actions of earlier cycles keep theirs. */
const usedBefore = ({ earlierCycles }: Nonconformity): ReadonlySet<string> =>
  new Set(earlierCycles.flatMap(({ plan, actions }) => [...(plan?.actions ?? []), ...actions]).map(({ id }) => id));

const actionProblems = (plan: Plan, record: Nonconformity, today: CalendarDate): Problems => {
  const seen = new Set(usedBefore(record));
  const problems: Record<string, FieldProblem> = {};
  const begun = (action: PlannedAction): boolean =>
    record.cycle.actions.some(({ id, due }) => id === action.id && due === action.due);
  plan.actions.forEach((action, row) => {
    if (seen.has(action.id)) problems[`actions.${row}.id`] = 'duplicate';
    seen.add(action.id);
    // An action that was begun under the approved plan keeps its day, even in the past.
    if (!begun(action)) Object.assign(problems, dateProblem(`actions.${row}.due`, action.due, notInPast(today)));
  });
  return problems;
};

const followUpProblems = ({ followUps }: Plan, { followUpsHeld }: Nonconformity, today: CalendarDate): Problems => {
  if (new Set(followUps).size < followUps.length) return { followUps: 'duplicate' };
  const held = new Set(followUpsHeld.map(({ due }) => due));
  const early = followUps.find((day) => !held.has(day) && notInPast(today)(day));
  return early === undefined ? {} : dateProblem('followUps', early, notInPast(today));
};

/** Problems of a plan on the day on which it is drafted or submitted. */
export const planProblems = (plan: Plan, record: Nonconformity, today: CalendarDate): Problems => {
  const last =
    plan.actions
      .map(({ due }) => due)
      .sort()
      .at(-1) ?? today;
  const hasShort = plan.actions.some(({ term }) => term === 'short') || plan.shortTermNotNecessary !== undefined;
  return {
    ...actionProblems(plan, record, today),
    ...followUpProblems(plan, record, today),
    ...(hasShort ? {} : { shortTermNotNecessary: 'missing' as const }),
    ...dateProblem('on', plan.verification.on, notInPast(today)),
    // 10.2 d: effectiveness cannot be judged before the last action is done.
    ...dateProblem('on', plan.verification.on, (day) => (day < last ? 'beforeLastAction' : undefined)),
  };
};
