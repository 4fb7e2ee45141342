import { z } from 'zod';
import type { Nonconformity } from '../../record/nonconformity.ts';
import { longest, requiredText } from '../../record/report/reportFacts.ts';
import type { Stage } from '../../stages/stages.ts';
import type { Problems } from '../commandFields.ts';
import { recordUnless, refuse } from '../decision.ts';
import type { DecisionContext } from '../decisionContext.ts';
import { defineCommand, formFieldsOf } from '../defineCommand.ts';
import { otherRecord } from '../fields.ts';

const schema = z.object({ of: otherRecord, reason: requiredText(longest.reason) });

/** Problems of naming this other record; `fits`: the stages in which it may be. */
const problems = (
  { of }: { readonly of: string },
  { reference }: Nonconformity,
  { otherRecord }: DecisionContext,
  fits: (stage: Stage) => boolean,
): Problems => {
  if (of === reference) return { of: 'sameRecord' };
  if (!otherRecord) return { of: 'unknownRecord' };
  return fits(otherRecord.stage) ? {} : { of: 'notFitting' };
};

/** Nothing would be done in a chain or a circle of duplicates. */
const isWorkedOn = (stage: Stage): boolean => stage !== 'duplicate' && stage !== 'withdrawn' && stage !== 'rejected';

/** Before its actions were done nothing could have failed: that would be a duplicate. */
const isActedOn = (stage: Stage): boolean => stage === 'verification' || stage === 'closed' || stage === 'riskAccepted';

/** Another record reports the same. It learns of this one by a reaction (`reactions.ts`). */
export const markDuplicate = defineCommand({
  name: 'markDuplicate',
  schema,
  decide: (command, record, context) =>
    recordUnless(problems(command, record, context, isWorkedOn), {
      type: 'MarkedDuplicate',
      ...formFieldsOf(command),
    }),
});

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
      : recordUnless(problems(command, record, context, isActedOn), {
          type: 'RecurrenceConfirmed',
          ...formFieldsOf(command),
        }),
});
