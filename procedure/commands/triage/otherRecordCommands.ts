import { z } from 'zod';
import type { Nonconformity } from '../../record/nonconformity.ts';
import { longest, requiredText } from '../../record/report/reportFacts.ts';
import type { Problems } from '../commandFields.ts';
import { recordUnless, refuse } from '../decision.ts';
import type { DecisionContext } from '../decisionContext.ts';
import { type CommandOf, defineCommand, formFieldsOf } from '../defineCommand.ts';
import { otherRecord } from '../fields.ts';

const markDuplicateSchema = z.object({ of: otherRecord, reason: requiredText(longest.reason) });
type MarkDuplicate = CommandOf<'markDuplicate', typeof markDuplicateSchema>;

const markDuplicateProblems = (
  { of }: MarkDuplicate,
  record: Nonconformity,
  { otherRecord }: DecisionContext,
): Problems => {
  if (of === record.reference) return { of: 'sameRecord' };
  if (!otherRecord) return { of: 'unknownRecord' };
  // Nothing would be done in a chain or a circle of duplicates.
  return otherRecord.stage === 'duplicate' || otherRecord.stage === 'withdrawn' || otherRecord.stage === 'rejected'
    ? { of: 'notFitting' }
    : {};
};

/** Another record reports the same. It learns of this one by a reaction (`reactions.ts`). */
export const markDuplicate = defineCommand({
  name: 'markDuplicate',
  schema: markDuplicateSchema,
  decide: (command, record, context) =>
    recordUnless(markDuplicateProblems(command, record, context), {
      type: 'MarkedDuplicate',
      ...formFieldsOf(command),
    }),
});

const confirmRecurrenceSchema = z.object({ of: otherRecord, reason: requiredText(longest.reason) });
type ConfirmRecurrence = CommandOf<'confirmRecurrence', typeof confirmRecurrenceSchema>;

const confirmRecurrenceProblems = (
  { of }: ConfirmRecurrence,
  record: Nonconformity,
  { otherRecord }: DecisionContext,
): Problems => {
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
  schema: confirmRecurrenceSchema,
  decide: (command, record, context) =>
    record.recurrenceOf
      ? refuse({ reason: 'alreadyDone' })
      : recordUnless(confirmRecurrenceProblems(command, record, context), {
          type: 'RecurrenceConfirmed',
          ...formFieldsOf(command),
        }),
});
