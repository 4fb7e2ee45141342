import { z } from 'zod';
import type { Nonconformity } from '../../record/nonconformity.ts';
import { longest, optionalText, requiredText } from '../../record/reportFacts.ts';
import { approverOf, exceptionProblems } from '../approval/approver.ts';
import { type Decision, recordUnless } from '../decision.ts';
import type { DecisionContext } from '../decisionContext.ts';
import { actionId } from '../fields.ts';
import { formFieldsOf, type OnRecord } from '../onRecord.ts';
import { openAction } from './openAction.ts';

/**
 * An action of the approved plan is not needed any more. That changes what was approved, so it is decided as an approval
 * is: by somebody without a part in it, and by exception only where nobody in management is without one.
 */
export const cancelActionSchema = z.object({
  action: actionId,
  reason: requiredText(longest.reason),
  exception: optionalText(longest.reason),
});
export type CancelAction = OnRecord<'cancelAction', typeof cancelActionSchema>;

export const decideCancelAction = (
  command: CancelAction,
  record: Nonconformity,
  context: DecisionContext,
): Decision => {
  const found = openAction(command, record, context);
  if ('refusal' in found) return found;
  const approver = approverOf(record, context, 'cancelAction');
  if ('refusal' in approver) return approver;
  return recordUnless(exceptionProblems(approver, command.exception), {
    type: 'ActionCancelled',
    ...formFieldsOf(command),
  });
};
