import { z } from 'zod';
import type { Nonconformity } from '../../record/nonconformity.ts';
import { requiredText } from '../../record/reportFacts.ts';
import { type Decision, record as recordEvent, refuse } from '../decision.ts';
import { formLimits } from '../fields.ts';
import { formFieldsOf, type OnRecord } from '../onRecord.ts';

/** 10.2 b 1: what the problem is and what it implies, reviewed; the first one begins the analysis, a later one corrects it. */
export const confirmStatementSchema = z.object({
  problem: requiredText(formLimits.text),
  implications: requiredText(formLimits.text),
});
export type ConfirmStatement = OnRecord<'confirmStatement', typeof confirmStatementSchema>;

export const decideConfirmStatement = (command: ConfirmStatement, record: Nonconformity): Decision =>
  record.statement?.problem === command.problem && record.statement.implications === command.implications
    ? refuse({ reason: 'nothingChanged' })
    : recordEvent({ type: 'StatementConfirmed', ...formFieldsOf(command) });
