import { z } from 'zod';
import { canonicalJson } from '../../record/values/canonicalJson.ts';
import { missingForApproval } from '../../stages/gates.ts';
import { recordUnless, refuse } from '../decision.ts';
import { defineCommand } from '../defineCommand.ts';
import { planProblems } from './planProblems.ts';

const schema = z.object({});

/** Asks management for approval. The days are checked again: a draft may be weeks old. */
export const submitPlan = defineCommand({
  name: 'submitPlan',
  schema,
  decide: (_, record, { today }) => {
    const missing = missingForApproval(record);
    const { plan, refused } = record.cycle;
    if (missing.length > 0 || !plan) return refuse({ reason: 'incomplete', missing });
    if (refused && canonicalJson(refused.plan) === canonicalJson(plan)) return refuse({ reason: 'refusedBefore' });
    return recordUnless(planProblems(plan, record, today), { type: 'PlanSubmitted' });
  },
});
