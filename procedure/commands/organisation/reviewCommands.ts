import { z } from 'zod';
import type { Deadline } from '../../deadlines/deadline.ts';
import type { CountedRecords } from '../../measures/counting/countRecords.ts';
import type { OrganisationEvent } from '../../organisation/organisation.ts';
import type { Rules } from '../../organisation/rules.ts';
import { longest, requiredText } from '../../record/report/reportFacts.ts';
import { addMonths, type CalendarDate } from '../../record/values/calendarDate.ts';
import type { Actor } from '../../record/values/person.ts';
import type { Reference } from '../../record/values/reference.ts';
import { freezeFigures } from '../../review/freezeFigures.ts';
import type { Review, ReviewEvent } from '../../review/review.ts';
import { isReviewKey, type ReviewKey } from '../../review/reviewKey.ts';
import type { Problems } from '../commandFields.ts';
import { dateProblem } from '../dateProblems.ts';
import { type Decision, refuse, refuseOversizedRow } from '../decision.ts';
import type { DecisionContext, OrganisationContext } from '../decisionContext.ts';
import type { OrganisationCommandOf } from '../defineCommand.ts';
import { date, formLimits, optionalDate, otherRecord, withProblem } from '../fields.ts';
import { untilProblem } from '../implementation/snoozeReminder.ts';

const mostRaised = 20;
const longestConclusion = 4000;

export const holdReviewSchema = z.object({
  period: z.object({ from: optionalDate, to: optionalDate }, withProblem('missing')),
  conclusion: requiredText(longestConclusion),
  raised: z
    .array(otherRecord, withProblem('missing'))
    .max(mostRaised, withProblem('tooMany'))
    .transform((all): readonly Reference[] => [...new Set(all)]),
  nextOn: date,
});

/** The periodic review of the records (10.2 f, g): what a person states. The server adds the figures. */
export type HoldReview = OrganisationCommandOf<'holdReview', typeof holdReviewSchema>;

/** The context in which a review is decided. */
export type Reviewing = Pick<OrganisationContext, 'today' | 'procedureVersion'> & {
  readonly rules: Rules;
  /** All records, counted by these rules as of today. */
  readonly counted: CountedRecords;
  /** Of the raised records: those that the reviewer may not read, and those that not every reader of the review may. */
  readonly unknown: readonly Reference[];
  readonly kept: readonly Reference[];
};

const problemsOf = ({ period, nextOn }: HoldReview, reviewing: Reviewing): Problems => {
  const { today, rules, unknown, kept } = reviewing;
  const { from, to } = period;
  const latest = addMonths(today, rules.reviewEveryMonths);
  return {
    ...dateProblem('from', from, (day) => (day > (to ?? today) ? 'notFitting' : undefined)),
    ...dateProblem('to', to, (day) => (day > today ? 'inTheFuture' : undefined)),
    ...dateProblem('nextOn', nextOn, (day) => (day <= today ? 'inThePast' : day > latest ? 'tooFarAhead' : undefined)),
    ...(kept.length > 0 && { raised: 'notFitting' as const }),
    ...(unknown.length > 0 && { raised: 'unknownRecord' as const }),
  };
};

export const decideHoldReview = (command: HoldReview, reviewing: Reviewing): Decision<ReviewEvent> => {
  const problems = problemsOf(command, reviewing);
  if (Object.keys(problems).length > 0) return refuse({ reason: 'invalid', problems });
  const { today, procedureVersion, counted } = reviewing;
  const { period, conclusion, raised, nextOn } = command;
  const within = { ...(period.from && { from: period.from }), ...(period.to && { to: period.to }) };
  return refuseOversizedRow({
    events: [
      {
        type: 'ReviewHeld',
        period: within,
        heldOn: today,
        ...freezeFigures(counted, within),
        conclusion,
        raised,
        nextOn,
        procedureVersion,
      },
    ],
  });
};

export const noteReviewSchema = z.object({
  review: z
    .string(withProblem('missing'))
    .refine((text): text is ReviewKey => isReviewKey(text), withProblem('unknownRecord')),
  comment: requiredText(formLimits.text),
});

/** Management takes note of a review and comments on it (9.3.2 d 1). */
export type NoteReview = OrganisationCommandOf<'noteReview', typeof noteReviewSchema>;

/** Not by the person who held the review. */
export const decideNoteReview = (
  { comment }: NoteReview,
  { heldBy }: Review,
  { actor }: Pick<DecisionContext, 'actor'>,
): Decision<ReviewEvent> =>
  heldBy === actor.id
    ? refuse({ reason: 'segregation', conflict: { duty: 'noteReview', as: 'reviewer' } })
    : { events: [{ type: 'ReviewNoted', comment }] };

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
