import { z } from 'zod';
import type { Nonconformity } from '../../record/nonconformity.ts';
import { longest, requiredText } from '../../record/reportFacts.ts';
import type { Problems } from '../commandFields.ts';
import { type Decision, recordUnless } from '../decision.ts';
import type { DecisionContext } from '../decisionContext.ts';
import { otherRecord } from '../fields.ts';
import { formFieldsOf, type OnRecord } from '../onRecord.ts';

/** Another record tells the same. That one learns of it by a reaction (`reactions.ts`). */
export const markDuplicateSchema = z.object({ of: otherRecord, reason: requiredText(longest.reason) });
export type MarkDuplicate = OnRecord<'markDuplicate', typeof markDuplicateSchema>;

const problems = ({ of }: MarkDuplicate, record: Nonconformity, { otherRecord }: DecisionContext): Problems => {
  if (of === record.reference) return { of: 'sameRecord' };
  if (!otherRecord) return { of: 'unknownRecord' };
  // A chain or a circle of duplicates would have no record in which anything is done about it.
  return otherRecord.stage === 'duplicate' || otherRecord.stage === 'withdrawn' || otherRecord.stage === 'rejected'
    ? { of: 'notFitting' }
    : {};
};

export const decideMarkDuplicate = (
  command: MarkDuplicate,
  record: Nonconformity,
  context: DecisionContext,
): Decision => recordUnless(problems(command, record, context), { type: 'MarkedDuplicate', ...formFieldsOf(command) });
