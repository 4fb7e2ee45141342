import { z } from 'zod';
import type { Nonconformity } from '../../record/nonconformity.ts';
import { openFollowUps } from '../../record/openFollowUps.ts';
import { longest, requiredText } from '../../record/reportFacts.ts';
import { dateProblem, notInFuture, notInPast } from '../dateProblems.ts';
import { type Decision, recordUnless } from '../decision.ts';
import type { DecisionContext } from '../decisionContext.ts';
import { date, optionalDate } from '../fields.ts';
import { formFieldsOf, type OnRecord } from '../onRecord.ts';

/** A follow-up of the plan was held, by whoever records it; and when the next one is, if not as planned. */
export const holdFollowUpSchema = z.object({
  due: date,
  heldOn: date,
  note: requiredText(longest.reason),
  next: optionalDate,
});
export type HoldFollowUp = OnRecord<'holdFollowUp', typeof holdFollowUpSchema>;

export const decideHoldFollowUp = (
  command: HoldFollowUp,
  record: Nonconformity,
  { actor, today }: DecisionContext,
): Decision =>
  recordUnless(
    {
      ...dateProblem('due', command.due, (day) =>
        openFollowUps(record).includes(day) ? undefined : 'unknownFollowUp',
      ),
      ...dateProblem('heldOn', command.heldOn, notInFuture(today, record.facts.detectedOn)),
      ...dateProblem('next', command.next, notInPast(today)),
      ...dateProblem('next', command.next, (day) =>
        day <= command.due || day <= command.heldOn ? 'notLater' : undefined,
      ),
    },
    { type: 'FollowUpHeld', ...formFieldsOf(command), heldBy: actor.id },
  );
