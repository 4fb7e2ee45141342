import { z } from 'zod';
import type { Nonconformity } from '../../record/nonconformity.ts';
import { longest, requiredText } from '../../record/reportFacts.ts';
import { type Decision, record as recordEvent } from '../decision.ts';
import type { DecisionContext } from '../decisionContext.ts';
import { revision } from '../fields.ts';
import type { OnRecord } from '../onRecord.ts';
import { approverOfRevision } from './approver.ts';

/** Management refuses the plan. It is not submitted again unchanged. */
export const rejectPlanSchema = z.object({ revision, reason: requiredText(longest.reason) });
export type RejectPlan = OnRecord<'rejectPlan', typeof rejectPlanSchema>;

export const decideRejectPlan = (command: RejectPlan, record: Nonconformity, context: DecisionContext): Decision => {
  const approver = approverOfRevision(command, record, context);
  return 'refusal' in approver ? approver : recordEvent({ type: 'PlanRejected', reason: command.reason });
};
