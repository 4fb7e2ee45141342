import { z } from 'zod';
import type { Nonconformity } from '../../record/nonconformity.ts';
import { longest, requiredText } from '../../record/reportFacts.ts';
import { dateProblem, notInFuture } from '../dateProblems.ts';
import { type Decision, recordUnless } from '../decision.ts';
import type { DecisionContext } from '../decisionContext.ts';
import { actionId, date } from '../fields.ts';
import { formFieldsOf, type OnRecord } from '../onRecord.ts';
import { openAction } from './openAction.ts';

/** An action is done: when, and what was done. With the last one the record goes on to verification. */
export const completeActionSchema = z.object({
  action: actionId,
  doneOn: date,
  note: requiredText(longest.reason),
});
export type CompleteAction = OnRecord<'completeAction', typeof completeActionSchema>;

export const decideCompleteAction = (
  command: CompleteAction,
  record: Nonconformity,
  context: DecisionContext,
): Decision => {
  const found = openAction(command, record, context);
  if ('refusal' in found) return found;
  return recordUnless(dateProblem('doneOn', command.doneOn, notInFuture(context.today, record.facts.detectedOn)), {
    type: 'ActionCompleted',
    ...formFieldsOf(command),
  });
};
