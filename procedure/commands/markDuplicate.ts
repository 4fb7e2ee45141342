import { z } from 'zod';
import type { Nonconformity } from '../record/nonconformity.ts';
import { longest, requiredText } from '../record/reportFacts.ts';
import type { Deciding } from './circumstances.ts';
import type { Problems } from './commandFields.ts';
import { type Decision, recordUnless } from './decision.ts';
import { otherRecord } from './fields.ts';
import { type OnRecord, saidBy } from './onRecord.ts';

/** Another record tells the same. That one learns of it by a reaction (`reactions.ts`). */
export const markDuplicateSchema = z.object({ of: otherRecord, reason: requiredText(longest.reason) });
export type MarkDuplicate = OnRecord<'markDuplicate', typeof markDuplicateSchema>;

const problems = ({ of }: MarkDuplicate, record: Nonconformity, { named }: Deciding): Problems => {
  if (of === record.reference) return { of: 'sameRecord' };
  if (!named) return { of: 'unknownRecord' };
  // A chain or a circle of duplicates would have no record in which anything is done about it.
  return named.stage === 'duplicate' || named.stage === 'withdrawn' || named.stage === 'rejected'
    ? { of: 'notFitting' }
    : {};
};

export const decideMarkDuplicate = (command: MarkDuplicate, record: Nonconformity, deciding: Deciding): Decision =>
  recordUnless(problems(command, record, deciding), { type: 'MarkedDuplicate', ...saidBy(command) });
