import { z } from 'zod';
import { canonicalJson } from '../../record/canonicalJson.ts';
import type { Nonconformity } from '../../record/nonconformity.ts';
import { planInForce } from '../../record/planInForce.ts';
import { planConflict } from '../../stages/segregation.ts';
import { type Decision, recordUnless, refuse } from '../decision.ts';
import type { DecisionContext } from '../decisionContext.ts';
import { seen } from '../fields.ts';
import { formFieldsOf, type OnRecord } from '../onRecord.ts';
import { planProblems } from './planProblems.ts';
import { planSchema } from './planSchema.ts';

/**
 * 10.2 c: the plan, whole. A change after it was submitted or approved voids that and asks again.
 * `basedOn` is the commit of the record that its author saw: what somebody else changed in the plan since is not overwritten.
 */
export const draftPlanSchema = z.object({ plan: planSchema, basedOn: seen.optional() });
export type DraftPlan = OnRecord<'draftPlan', typeof draftPlanSchema>;

export const decideDraftPlan = (command: DraftPlan, record: Nonconformity, { today }: DecisionContext): Decision => {
  const { plan, basedOn } = formFieldsOf(command);
  // Of a plan in which a leaver's work was handed over, what is in force: drafting the leaver again is a change.
  const before = planInForce(record.cycle);
  if (before && canonicalJson(before) === canonicalJson(plan)) return refuse({ reason: 'nothingChanged' });
  const { planRevision = 0 } = record.cycle;
  if (planRevision > (basedOn ?? planRevision)) return refuse({ reason: 'stale' });
  const conflict = planConflict(record, plan);
  if (conflict) return refuse({ reason: 'segregation', conflict });
  return recordUnless(planProblems(plan, record, today), { type: 'PlanDrafted', plan });
};
