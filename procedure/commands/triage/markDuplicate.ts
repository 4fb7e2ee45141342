import { z } from 'zod';
import type { Nonconformity } from '../../record/nonconformity.ts';
import { longest, requiredText } from '../../record/report/reportFacts.ts';
import type { Problems } from '../commandFields.ts';
import { recordUnless } from '../decision.ts';
import type { DecisionContext } from '../decisionContext.ts';
import { type CommandOf, defineCommand } from '../defineCommand.ts';
import { otherRecord } from '../fields.ts';
import { formFieldsOf } from '../formFieldsOf.ts';

const schema = z.object({ of: otherRecord, reason: requiredText(longest.reason) });
type MarkDuplicate = CommandOf<'markDuplicate', typeof schema>;

const problems = ({ of }: MarkDuplicate, record: Nonconformity, { otherRecord }: DecisionContext): Problems => {
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
  schema,
  decide: (command, record, context) =>
    recordUnless(problems(command, record, context), { type: 'MarkedDuplicate', ...formFieldsOf(command) }),
});
