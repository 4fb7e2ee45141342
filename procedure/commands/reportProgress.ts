import { z } from 'zod';
import type { Nonconformity } from '../record/nonconformity.ts';
import { longest, requiredText } from '../record/reportFacts.ts';
import type { Deciding } from './circumstances.ts';
import { type Decision, record as recordEvent } from './decision.ts';
import { actionId } from './fields.ts';
import { type OnRecord, saidBy } from './onRecord.ts';
import { openAction } from './openAction.ts';

/** How far an action has come. */
export const reportProgressSchema = z.object({ action: actionId, note: requiredText(longest.reason) });
export type ReportProgress = OnRecord<'reportProgress', typeof reportProgressSchema>;

export const decideReportProgress = (command: ReportProgress, record: Nonconformity, deciding: Deciding): Decision => {
  const found = openAction(command, record, deciding);
  return 'refusal' in found ? found : recordEvent({ type: 'ActionProgressed', ...saidBy(command) });
};
