import type { Nonconformity } from '../record/nonconformity.ts';
import { actProblems, actSchema } from './act.ts';
import type { Deciding } from './circumstances.ts';
import { type Decision, recordUnless } from './decision.ts';
import { type OnRecord, saidBy } from './onRecord.ts';

/** What stopped it from getting worse. At any stage; told again, the latest counts and the earlier stays in the history. */
export const recordContainmentSchema = actSchema;
export type RecordContainment = OnRecord<'recordContainment', typeof recordContainmentSchema>;

export const decideRecordContainment = (
  command: RecordContainment,
  record: Nonconformity,
  deciding: Deciding,
): Decision =>
  recordUnless(actProblems(command.act, record, deciding), { type: 'ContainmentRecorded', ...saidBy(command) });
