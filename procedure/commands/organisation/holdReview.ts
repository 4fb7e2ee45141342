import { z } from 'zod';
import type { CountedRecords } from '../../measures/counting/countRecords.ts';
import type { Rules } from '../../organisation/rules.ts';
import { requiredText } from '../../record/report/reportFacts.ts';
import { addMonths } from '../../record/values/calendarDate.ts';
import type { Reference } from '../../record/values/reference.ts';
import { freezeFigures } from '../../review/freezeFigures.ts';
import type { ReviewEvent } from '../../review/review.ts';
import type { Problems } from '../commandFields.ts';
import { dateProblem } from '../dateProblems.ts';
import { type Decision, refuse, refuseOversizedRow } from '../decision.ts';
import type { OrganisationContext } from '../decisionContext.ts';
import type { OrganisationCommandOf } from '../defineCommand.ts';
import { date, optionalDate, otherRecord, withProblem } from '../fields.ts';

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
