import { z } from 'zod';
import type { Nonconformity } from '../../record/nonconformity.ts';
import { longest, requiredText } from '../../record/reportFacts.ts';
import { type Decision, recordUnless } from '../decision.ts';
import type { DecisionContext } from '../decisionContext.ts';
import { optionalActionId, revision } from '../fields.ts';
import { formFieldsOf, type OnRecord } from '../onRecord.ts';
import { approverOfRevision } from './approver.ts';

/** Management wants something changed, in the plan or in one action, and says what. */
export const returnPlanSchema = z.object({
  revision,
  comment: requiredText(longest.reason),
  action: optionalActionId,
});
export type ReturnPlan = OnRecord<'returnPlan', typeof returnPlanSchema>;

export const decideReturnPlan = (command: ReturnPlan, record: Nonconformity, context: DecisionContext): Decision => {
  const approver = approverOfRevision(command, record, context);
  if ('refusal' in approver) return approver;
  const { revision: _, ...said } = formFieldsOf(command);
  const known = said.action === undefined || record.cycle.plan?.actions.some(({ id }) => id === said.action);
  return recordUnless(known ? {} : { action: 'unknownAction' }, { type: 'PlanReturned', ...said });
};
