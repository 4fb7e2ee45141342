import { z } from 'zod';
import type { Nonconformity } from '../../record/nonconformity.ts';
import { planInForce } from '../../record/planInForce.ts';
import type { Plan, PlannedAction } from '../../record/recordParts.ts';
import type { FieldProblem } from '../../record/report/reportFacts.ts';
import type { CalendarDate } from '../../record/values/calendarDate.ts';
import { canonicalJson } from '../../record/values/canonicalJson.ts';
import { missingForApproval } from '../../stages/gates.ts';
import { planConflict } from '../../stages/segregation.ts';
import type { Problems } from '../commandFields.ts';
import { dateProblem, notInPast } from '../dateProblems.ts';
import { recordUnless, refuse } from '../decision.ts';
import { type CommandOf, defineCommand, formFieldsOf } from '../defineCommand.ts';
import { seen } from '../fields.ts';
import { type NamedPerson, newTask } from '../peopleProblems.ts';
import { planSchema } from './planSchema.ts';

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
const planProblems = (plan: Plan, record: Nonconformity, today: CalendarDate): Problems => {
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

const draftPlanSchema = z.object({ plan: planSchema, basedOn: seen.optional() });
export type DraftPlan = CommandOf<'draftPlan', typeof draftPlanSchema>;

const peopleInPlan = ({ plan }: DraftPlan, { cycle }: Nonconformity): readonly NamedPerson[] => {
  const before = planInForce(cycle);
  const ownerBefore = (action: string) =>
    [...cycle.actions, ...(before?.actions ?? [])].find(({ id }) => id === action)?.owner;
  return [
    ...newTask('manager', plan.manager, before?.manager),
    ...plan.actions.flatMap(({ id, owner }, row) => newTask(`actions.${row}.owner`, owner, ownerBefore(id))),
    ...newTask('verifier', plan.verification.verifier, before?.verification.verifier),
  ];
};

/**
 * 10.2 c: the whole plan. A change after submission or approval voids that and asks again. `basedOn` is the commit of
 * the record that the author saw, so that changes made since are not overwritten.
 */
const draftPlan = defineCommand({
  name: 'draftPlan',
  schema: draftPlanSchema,
  people: peopleInPlan,
  decide: (command, record, { today }) => {
    const { plan, basedOn } = formFieldsOf(command);
    // If work was handed over from a leaver, the plan in force names the new owner: drafting the leaver again is a
    // change.
    const before = planInForce(record.cycle);
    if (before && canonicalJson(before) === canonicalJson(plan)) return refuse({ reason: 'nothingChanged' });
    const { planRevision = 0 } = record.cycle;
    if (planRevision > (basedOn ?? planRevision)) return refuse({ reason: 'stale' });
    const conflict = planConflict(record, plan);
    if (conflict) return refuse({ reason: 'segregation', conflict });
    return recordUnless(planProblems(plan, record, today), { type: 'PlanDrafted', plan });
  },
});

/** Asks management for approval. The days are checked again: a draft may be weeks old. */
const submitPlan = defineCommand({
  name: 'submitPlan',
  schema: z.object({}),
  decide: (_, record, { today }) => {
    const missing = missingForApproval(record);
    const { plan, refused } = record.cycle;
    if (missing.length > 0 || !plan) return refuse({ reason: 'incomplete', missing });
    if (refused && canonicalJson(refused.plan) === canonicalJson(plan)) return refuse({ reason: 'refusedBefore' });
    return recordUnless(planProblems(plan, record, today), { type: 'PlanSubmitted' });
  },
});

export const planCommands = {
  draftPlan,
  submitPlan,
} as const;
