import type { Nonconformity } from '../../record/nonconformity.ts';
import { type Decision, recordUnless } from '../decision.ts';
import type { DecisionContext } from '../decisionContext.ts';
import { formFieldsOf, type OnRecord } from '../onRecord.ts';
import { actProblems, actSchema } from './act.ts';

/** What stopped it from getting worse. At any stage; told again, the latest counts and the earlier stays in the history. */
export const recordContainmentSchema = actSchema;
export type RecordContainment = OnRecord<'recordContainment', typeof recordContainmentSchema>;

export const decideRecordContainment = (
  command: RecordContainment,
  record: Nonconformity,
  context: DecisionContext,
): Decision =>
  recordUnless(actProblems(command.act, record, context), { type: 'ContainmentRecorded', ...formFieldsOf(command) });
