import { z } from 'zod';
import { longest, optionalText, requiredText } from '../../record/report/reportFacts.ts';
import { approverOf, exceptionProblems } from '../approval/approver.ts';
import { recordUnless } from '../decision.ts';
import { defineCommand } from '../defineCommand.ts';
import { actionId } from '../fields.ts';
import { formFieldsOf } from '../formFieldsOf.ts';
import { openAction } from './openAction.ts';

const schema = z.object({
  action: actionId,
  reason: requiredText(longest.reason),
  exception: optionalText(longest.reason),
});

/**
 * Cancels an action of the approved plan. That changes what was approved, so the rules of an approval apply: decided
 * by someone without a part in it, or by exception if no one in management is eligible.
 */
export const cancelAction = defineCommand({
  name: 'cancelAction',
  schema,
  decide: (command, record, context) => {
    const found = openAction(command, record, context);
    if ('refusal' in found) return found;
    const approver = approverOf(record, context, 'cancelAction');
    if ('refusal' in approver) return approver;
    return recordUnless(exceptionProblems(approver, command.exception), {
      type: 'ActionCancelled',
      ...formFieldsOf(command),
    });
  },
});
