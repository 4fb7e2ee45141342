import { z } from 'zod';
import type { Nonconformity } from '../../record/nonconformity.ts';
import { longest, requiredText } from '../../record/report/reportFacts.ts';
import type { Problems } from '../commandFields.ts';
import { recordUnless, refuse } from '../decision.ts';
import type { DecisionContext } from '../decisionContext.ts';
import { type CommandOf, defineCommand } from '../defineCommand.ts';
import { otherRecord } from '../fields.ts';
import { formFieldsOf } from '../formFieldsOf.ts';

const schema = z.object({ of: otherRecord, reason: requiredText(longest.reason) });
type ConfirmRecurrence = CommandOf<'confirmRecurrence', typeof schema>;

const problems = ({ of }: ConfirmRecurrence, record: Nonconformity, { otherRecord }: DecisionContext): Problems => {
  if (of === record.reference) return { of: 'sameRecord' };
  if (!otherRecord) return { of: 'unknownRecord' };
  // Before its actions were done nothing could have failed: that would be a duplicate.
  const acted =
    otherRecord.stage === 'verification' || otherRecord.stage === 'closed' || otherRecord.stage === 'riskAccepted';
  return acted ? {} : { of: 'notFitting' };
};

/**
 * A person confirms that corrective action failed to prevent this. The earlier record is not reopened: a reaction
 * (`reactions.ts`) overturns its verdict and links the two.
 */
export const confirmRecurrence = defineCommand({
  name: 'confirmRecurrence',
  schema,
  decide: (command, record, context) =>
    record.recurrenceOf
      ? refuse({ reason: 'alreadyDone' })
      : recordUnless(problems(command, record, context), { type: 'RecurrenceConfirmed', ...formFieldsOf(command) }),
});
