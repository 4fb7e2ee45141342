import { z } from 'zod';
import type { Nonconformity } from '../record/nonconformity.ts';
import { longest, requiredText } from '../record/reportFacts.ts';
import type { Deciding } from './circumstances.ts';
import { dateProblem, stillToCome } from './dateProblems.ts';
import { type Decision, recordUnless, refuse } from './decision.ts';
import { actionId, date } from './fields.ts';
import { type OnRecord, saidBy } from './onRecord.ts';
import { openAction } from './openAction.ts';

/** An action cannot be done in time. The original date is kept, and the figures count against it. */
export const requestExtensionSchema = z.object({ action: actionId, due: date, reason: requiredText(longest.reason) });
export type RequestExtension = OnRecord<'requestExtension', typeof requestExtensionSchema>;

export const decideRequestExtension = (
  command: RequestExtension,
  record: Nonconformity,
  deciding: Deciding,
): Decision => {
  const found = openAction(command, record, deciding);
  if ('refusal' in found) return found;
  const { action } = found;
  if (action.extension) return refuse({ reason: 'alreadyDone' });
  const verifiedOn = record.cycle.plan?.verification.on;
  return recordUnless(
    {
      ...dateProblem('due', command.due, stillToCome(deciding.today)),
      ...dateProblem('due', command.due, (day) => (day <= action.due ? 'notLater' : undefined)),
      // Past the day of verification it is another plan, and that is for management.
      ...dateProblem('due', command.due, (day) =>
        verifiedOn !== undefined && day > verifiedOn ? 'afterVerification' : undefined,
      ),
    },
    { type: 'ExtensionRequested', ...saidBy(command) },
  );
};
