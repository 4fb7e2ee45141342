import { z } from 'zod';
import type { Deadline } from '../../deadlines/deadline.ts';
import type { OrganisationEvent } from '../../organisation/organisation.ts';
import { longest, requiredText } from '../../record/report/reportFacts.ts';
import type { CalendarDate } from '../../record/values/calendarDate.ts';
import type { Actor } from '../../record/values/person.ts';
import { type Decision, refuse } from '../decision.ts';
import type { OrganisationCommandOf } from '../defineCommand.ts';
import { date } from '../fields.ts';
import { untilProblem } from '../implementation/snoozeReminder.ts';

export const snoozeReviewSchema = z.object({ until: date, reason: requiredText(longest.reason) });

/** As `snoozeReminder`, for the next periodic review, which is no record yet. */
export type SnoozeReview = OrganisationCommandOf<'snoozeReview', typeof snoozeReviewSchema>;

/** @param next deadline of the next review; undefined while there is nothing to review */
export const decideSnoozeReview = (
  { until, reason }: SnoozeReview,
  next: Deadline | undefined,
  { actor, today }: { readonly actor: Actor; readonly today: CalendarDate },
): Decision<OrganisationEvent> => {
  if (!next) return refuse({ reason: 'unknown' });
  const problems = untilProblem(until, today);
  if (Object.keys(problems).length > 0) return refuse({ reason: 'invalid', problems });
  return { events: [{ type: 'ReviewSnoozed', person: actor.id, deadline: next.key, until, reason }] };
};
