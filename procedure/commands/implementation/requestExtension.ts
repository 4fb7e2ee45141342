import { z } from 'zod';
import { longest, requiredText } from '../../record/report/reportFacts.ts';
import { dateProblem, notInPast } from '../dateProblems.ts';
import { recordUnless, refuse } from '../decision.ts';
import { defineCommand } from '../defineCommand.ts';
import { actionId, date } from '../fields.ts';
import { formFieldsOf } from '../formFieldsOf.ts';
import { openAction } from './openAction.ts';

const schema = z.object({ action: actionId, due: date, reason: requiredText(longest.reason) });

/** Asks for more time for an action. The original day is kept, and measures count against it. */
export const requestExtension = defineCommand({
  name: 'requestExtension',
  schema,
  decide: (command, record, context) => {
    const found = openAction(command, record, context);
    if ('refusal' in found) return found;
    const { action } = found;
    if (action.extension) return refuse({ reason: 'alreadyDone' });
    const verifiedOn = record.cycle.plan?.verification.on;
    return recordUnless(
      {
        ...dateProblem('due', command.due, notInPast(context.today)),
        ...dateProblem('due', command.due, (day) => (day <= action.due ? 'notLater' : undefined)),
        // Past the day of verification the plan itself changes, which is for management.
        ...dateProblem('due', command.due, (day) =>
          verifiedOn !== undefined && day > verifiedOn ? 'afterVerification' : undefined,
        ),
      },
      { type: 'ExtensionRequested', ...formFieldsOf(command) },
    );
  },
});
