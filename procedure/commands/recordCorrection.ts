import type { Nonconformity } from '../record/nonconformity.ts';
import { actProblems, actSchema } from './act.ts';
import type { Deciding } from './circumstances.ts';
import { type Decision, recordUnless } from './decision.ts';
import { type OnRecord, saidBy } from './onRecord.ts';

/**  the cause may still be there. At any stage; told again, the latest counts and the earlier stays in the history. */
export const recordCorrectionSchema = actSchema;
export type RecordCorrection = OnRecord<'recordCorrection', typeof recordCorrectionSchema>;

export const decideRecordCorrection = (
  command: RecordCorrection,
  record: Nonconformity,
  deciding: Deciding,
): Decision =>
  recordUnless(actProblems(command.act, record, deciding), { type: 'CorrectionRecorded', ...saidBy(command) });
