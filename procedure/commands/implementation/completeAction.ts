import { z } from 'zod';
import { longest, requiredText } from '../../record/report/reportFacts.ts';
import { dateProblem, notInFuture } from '../dateProblems.ts';
import { recordUnless } from '../decision.ts';
import { defineCommand } from '../defineCommand.ts';
import { actionId, date } from '../fields.ts';
import { formFieldsOf } from '../formFieldsOf.ts';
import { openAction } from './openAction.ts';

const schema = z.object({
  action: actionId,
  doneOn: date,
  note: requiredText(longest.reason),
});

/** Completes an action. With the last one the record moves on to verification. */
export const completeAction = defineCommand({
  name: 'completeAction',
  schema,
  decide: (command, record, context) => {
    const found = openAction(command, record, context);
    if ('refusal' in found) return found;
    return recordUnless(dateProblem('doneOn', command.doneOn, notInFuture(context.today, record.facts.detectedOn)), {
      type: 'ActionCompleted',
      ...formFieldsOf(command),
    });
  },
});
