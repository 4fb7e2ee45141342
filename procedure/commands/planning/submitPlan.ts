import { z } from 'zod';
import { canonicalJson } from '../../record/canonicalJson.ts';
import type { Nonconformity } from '../../record/nonconformity.ts';
import { missingForApproval } from '../../stages/gates.ts';
import { type Decision, recordUnless, refuse } from '../decision.ts';
import type { DecisionContext } from '../decisionContext.ts';
import type { OnRecord } from '../onRecord.ts';
import { planProblems } from './planProblems.ts';

/** Management is asked. The dates count again: a draft may have lain for weeks. */
export const submitPlanSchema = z.object({});
export type SubmitPlan = OnRecord<'submitPlan', typeof submitPlanSchema>;

export const decideSubmitPlan = (_: SubmitPlan, record: Nonconformity, { today }: DecisionContext): Decision => {
  const missing = missingForApproval(record);
  const { plan, refused } = record.cycle;
  if (missing.length > 0 || !plan) return refuse({ reason: 'incomplete', missing });
  if (refused && canonicalJson(refused.plan) === canonicalJson(plan)) return refuse({ reason: 'refusedBefore' });
  return recordUnless(planProblems(plan, record, today), { type: 'PlanSubmitted' });
};
