import type { Nonconformity } from '../../record/nonconformity.ts';
import { type Decision, recordUnless } from '../decision.ts';
import type { DecisionContext } from '../decisionContext.ts';
import { formFieldsOf, type OnRecord } from '../onRecord.ts';
import { actProblems, actSchema } from './act.ts';

/**  the cause may still be there. At any stage; told again, the latest counts and the earlier stays in the history. */
export const recordCorrectionSchema = actSchema;
export type RecordCorrection = OnRecord<'recordCorrection', typeof recordCorrectionSchema>;

export const decideRecordCorrection = (
  command: RecordCorrection,
  record: Nonconformity,
  context: DecisionContext,
): Decision =>
  recordUnless(actProblems(command.act, record, context), { type: 'CorrectionRecorded', ...formFieldsOf(command) });
