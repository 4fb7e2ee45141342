import { z } from 'zod';
import type { Nonconformity } from '../record/nonconformity.ts';
import { longest, requiredText } from '../record/reportFacts.ts';
import type { Deciding } from './circumstances.ts';
import { dateProblem, donePast } from './dateProblems.ts';
import { type Decision, recordUnless } from './decision.ts';
import { actionId, date } from './fields.ts';
import { type OnRecord, saidBy } from './onRecord.ts';
import { openAction } from './openAction.ts';

/** An action is done: when, and what was done. With the last one the record goes on to verification. */
export const completeActionSchema = z.object({
  action: actionId,
  doneOn: date,
  note: requiredText(longest.reason),
});
export type CompleteAction = OnRecord<'completeAction', typeof completeActionSchema>;

export const decideCompleteAction = (command: CompleteAction, record: Nonconformity, deciding: Deciding): Decision => {
  const found = openAction(command, record, deciding);
  if ('refusal' in found) return found;
  return recordUnless(dateProblem('doneOn', command.doneOn, donePast(deciding.today, record.facts.detectedOn)), {
    type: 'ActionCompleted',
    ...saidBy(command),
  });
};
