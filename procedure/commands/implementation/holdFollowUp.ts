import { z } from 'zod';
import { openFollowUps } from '../../record/planInForce.ts';
import { longest, requiredText } from '../../record/report/reportFacts.ts';
import { dateProblem, notInFuture, notInPast } from '../dateProblems.ts';
import { recordUnless } from '../decision.ts';
import { defineCommand, formFieldsOf } from '../defineCommand.ts';
import { date, optionalDate } from '../fields.ts';

const schema = z.object({
  due: date,
  heldOn: date,
  note: requiredText(longest.reason),
  next: optionalDate,
});

/** A follow-up of the plan was held by the actor; `next` if the next one is not as planned. */
export const holdFollowUp = defineCommand({
  name: 'holdFollowUp',
  schema,
  decide: (command, record, { actor, today }) =>
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
    ),
});
