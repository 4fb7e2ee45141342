import { z } from 'zod';
import type { Nonconformity } from '../record/nonconformity.ts';
import { openFollowUps } from '../record/openFollowUps.ts';
import { longest, requiredText } from '../record/reportFacts.ts';
import type { Deciding } from './circumstances.ts';
import { dateProblem, donePast, stillToCome } from './dateProblems.ts';
import { type Decision, recordUnless } from './decision.ts';
import { date, optionalDate } from './fields.ts';
import { type OnRecord, saidBy } from './onRecord.ts';

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
  { actor, today }: Deciding,
): Decision =>
  recordUnless(
    {
      ...dateProblem('due', command.due, (day) =>
        openFollowUps(record).includes(day) ? undefined : 'unknownFollowUp',
      ),
      ...dateProblem('heldOn', command.heldOn, donePast(today, record.facts.detectedOn)),
      ...dateProblem('next', command.next, stillToCome(today)),
      ...dateProblem('next', command.next, (day) =>
        day <= command.due || day <= command.heldOn ? 'notLater' : undefined,
      ),
    },
    { type: 'FollowUpHeld', ...saidBy(command), heldBy: actor.id },
  );
