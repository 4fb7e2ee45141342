import { z } from 'zod';
import type { Nonconformity } from '../../record/nonconformity.ts';
import { longest, requiredText } from '../../record/reportFacts.ts';
import { type Decision, record as recordEvent } from '../decision.ts';
import type { DecisionContext } from '../decisionContext.ts';
import { actionId } from '../fields.ts';
import { formFieldsOf, type OnRecord } from '../onRecord.ts';
import { openAction } from './openAction.ts';

/** How far an action has come. */
export const reportProgressSchema = z.object({ action: actionId, note: requiredText(longest.reason) });
export type ReportProgress = OnRecord<'reportProgress', typeof reportProgressSchema>;

export const decideReportProgress = (
  command: ReportProgress,
  record: Nonconformity,
  context: DecisionContext,
): Decision => {
  const found = openAction(command, record, context);
  return 'refusal' in found ? found : recordEvent({ type: 'ActionProgressed', ...formFieldsOf(command) });
};
