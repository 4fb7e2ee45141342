import { z } from 'zod';
import { canonicalJson } from '../../record/canonicalJson.ts';
import type { Nonconformity } from '../../record/nonconformity.ts';
import { longest, optionalText } from '../../record/reportFacts.ts';
import { type Decision, recordUnless, refuse } from '../decision.ts';
import type { DecisionContext } from '../decisionContext.ts';
import { revision } from '../fields.ts';
import type { OnRecord } from '../onRecord.ts';
import { approverOfRevision, exceptionProblems } from './approver.ts';

/** 10.2 c: management approves the plan that it saw. `exception` only where nobody in management is eligible. */
export const approvePlanSchema = z.object({ revision, exception: optionalText(longest.reason) });
export type ApprovePlan = OnRecord<'approvePlan', typeof approvePlanSchema>;

export const decideApprovePlan = (command: ApprovePlan, record: Nonconformity, context: DecisionContext): Decision => {
  const approver = approverOfRevision(command, record, context);
  if ('refusal' in approver) return approver;
  const { plan } = record.cycle;
  if (!plan) return refuse({ reason: 'nothingToDecide' });
  const { exception, revision: seen } = command;
  return recordUnless(exceptionProblems(approver, exception), {
    type: 'PlanApproved',
    revision: seen,
    planHash: context.digest(canonicalJson(plan)),
    ...(approver.delegatedBy !== undefined && { delegatedBy: approver.delegatedBy }),
    ...(exception !== undefined && { exception }),
  });
};
