import { z } from 'zod';
import type { Nonconformity } from '../../record/nonconformity.ts';
import { planInForce } from '../../record/planInForce.ts';
import { canonicalJson } from '../../record/values/canonicalJson.ts';
import { planConflict } from '../../stages/segregation.ts';
import { recordUnless, refuse } from '../decision.ts';
import { type CommandOf, defineCommand } from '../defineCommand.ts';
import { seen } from '../fields.ts';
import { formFieldsOf } from '../formFieldsOf.ts';
import { type NamedPerson, newTask } from '../peopleProblems.ts';
import { planProblems } from './planProblems.ts';
import { planSchema } from './planSchema.ts';

const schema = z.object({ plan: planSchema, basedOn: seen.optional() });
export type DraftPlan = CommandOf<'draftPlan', typeof schema>;

/**
 * 10.2 c: the whole plan. A change after submission or approval voids that and asks again. `basedOn` is the commit of
 * the record that the author saw, so that changes made since are not overwritten.
 */
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

export const draftPlan = defineCommand({
  name: 'draftPlan',
  schema,
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
