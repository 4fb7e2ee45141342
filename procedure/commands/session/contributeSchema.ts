import { z } from 'zod';
import { problemWhy } from '../../causes/causePath.ts';
import { type Contribution, fiveWhysSteps } from '../../causes/contribution.ts';
import { mostWhys } from '../../causes/fiveWhys.ts';
import { longest, optionalText, requiredText } from '../../record/report/reportFacts.ts';
import { causeCategories } from '../../record/values/choices.ts';
import type { Actor } from '../../record/values/person.ts';
import type { Reference } from '../../record/values/reference.ts';
import { actionId, choice, formLimits, kindMissing, session, withProblem, yesOrNo } from '../fields.ts';

/** The id of a contribution is that of the command that gave it. */
const contributionId = z.string(withProblem('missing')).regex(/^[0-9a-f]{64}$/, withProblem('notThere'));
const why = z.union([z.literal(problemWhy), contributionId], withProblem('notThere'));
const given = z.discriminatedUnion(
  'type',
  [
    z.object({ type: z.literal('CauseAdded'), why, text: requiredText(formLimits.why) }),
    z.object({ type: z.literal('EvidenceAdded'), cause: contributionId, text: requiredText(formLimits.why) }),
    z.object({ type: z.literal('VoteCast'), why, cause: contributionId.optional() }),
    z.object({ type: z.literal('Removed'), what: contributionId }),
    z.object({ type: z.literal('TrainingAcknowledged'), action: actionId }),
    z.object({
      type: z.literal('SweepAnswered'),
      area: requiredText(formLimits.line),
      found: yesOrNo,
      note: optionalText(formLimits.why),
    }),
    z.object({ type: z.literal('PresenceTold') }),
    z.object({
      type: z.literal('ProblemStated'),
      problem: requiredText(formLimits.text),
      implications: requiredText(formLimits.text),
    }),
    z.object({ type: z.literal('StepTaken'), step: choice(fiveWhysSteps) }),
    z.object({
      type: z.literal('WhysAsked'),
      whys: z.array(why, withProblem('missing')).min(1, withProblem('missing')).max(mostWhys, withProblem('tooMany')),
    }),
    z.object({ type: z.literal('CausesMerged'), cause: contributionId, into: contributionId }),
    z.object({
      type: z.literal('RootCauseChosen'),
      cause: contributionId,
      statement: requiredText(formLimits.reason),
      category: choice(causeCategories),
      despite: optionalText(longest.reason),
    }),
    z.object({ type: z.literal('AgreementGiven'), round: contributionId, objection: optionalText(formLimits.why) }),
  ],
  kindMissing,
);

/** One contribution to a live session, in which many take part at once. The only command that makes no commit. */
export const contributeSchema = z.object({ session, contribution: given });
export type Contribute = { readonly name: 'contribute'; readonly reference: Reference } & Readonly<
  z.output<typeof contributeSchema>
>;
export type Given = Contribute['contribution'];
/** Contributions to 5 Whys, and removals, which every kind of session has. */
export type GivenInFiveWhys = Exclude<Given, { type: 'TrainingAcknowledged' | 'SweepAnswered' }>;
/** The context in which a contribution is decided, besides the command and the record. */
export type ContributionContext = {
  readonly actor: Actor;
  readonly commandId: string;
  readonly now: Date;
  /** Those that this replica knows: another may know more. */
  readonly contributions: readonly Contribution[];
};
