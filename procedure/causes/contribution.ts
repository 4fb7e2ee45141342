import { z } from 'zod';
import { causeCategories } from '../record/values/choices.ts';
import type { PersonId } from '../record/values/person.ts';

/** The steps of a 5-Whys session: agree on the problem, ask why, agree on the root causes. */
export const fiveWhysSteps = ['problem', 'whys', 'agreement'] as const;
export type FiveWhysStep = (typeof fiveWhysSteps)[number];

/**
 * What many people contribute at once to a live session, independently and in no order (design section 2). Like
 * events they are for ever: no kind and no field is renamed or reused. `id` is the command's, so a repeated delivery
 * is one contribution.
 */
const common = {
  id: z.string(),
  /** ISO 8601 in UTC with milliseconds; never smaller than one that its replica had seen in the session. */
  at: z.string(),
  by: z.string(),
};

export const contributionSchema = z.discriminatedUnion('type', [
  /** An answer to a why: to the problem (`problemWhy`), or to why the cause with this id is so. */
  z.object({ type: z.literal('CauseAdded'), ...common, why: z.string(), text: z.string() }),
  z.object({ type: z.literal('EvidenceAdded'), ...common, cause: z.string(), text: z.string() }),
  /** A vote for the weightiest answer to a why; without `cause` the vote is withdrawn. */
  z.object({ type: z.literal('VoteCast'), ...common, why: z.string(), cause: z.string().optional() }),
  z.object({ type: z.literal('Removed'), ...common, what: z.string() }),
  z.object({ type: z.literal('TrainingAcknowledged'), ...common, action: z.string() }),
  z.object({
    type: z.literal('SweepAnswered'),
    ...common,
    area: z.string(),
    found: z.boolean(),
    note: z.string().optional(),
  }),
  /** *I'm here*: for the minutes. */
  z.object({ type: z.literal('PresenceTold'), ...common }),
  /** 10.2 b 1: the problem and its implications. */
  z.object({ type: z.literal('ProblemStated'), ...common, problem: z.string(), implications: z.string() }),
  /** The next four are the session leader's. */
  z.object({ type: z.literal('StepTaken'), ...common, step: z.enum(fiveWhysSteps) }),
  /** The whys under discussion. */
  z.object({ type: z.literal('WhysAsked'), ...common, whys: z.array(z.string()) }),
  /** Two answers to one why say the same. */
  z.object({ type: z.literal('CausesMerged'), ...common, cause: z.string(), into: z.string() }),
  z.object({
    type: z.literal('RootCauseChosen'),
    ...common,
    cause: z.string(),
    statement: z.string(),
    category: z.enum(causeCategories),
    /** Why it is a root cause although it reads like a symptom. */
    despite: z.string().optional(),
  }),
  /** `round`: the `StepTaken` that asked. An objection says what is not agreed. */
  z.object({ type: z.literal('AgreementGiven'), ...common, round: z.string(), objection: z.string().optional() }),
]);
export type Contribution = Readonly<z.output<typeof contributionSchema>>;

/** A contribution before its time is set, which happens where it is stored. */
export type UntimedContribution = Contribution extends infer One
  ? One extends Contribution
    ? Omit<One, 'at'>
    : never
  : never;
export type Given = { readonly id: string; readonly at: string; readonly by: PersonId };
export type Evidence = Given & { readonly text: string };
export type Cause = Given & {
  readonly text: string;
  readonly evidence: readonly Evidence[];
  readonly voters: readonly PersonId[];
  /** Other words for it: the answers that were merged into this one. */
  readonly merged: readonly { readonly id: string; readonly text: string }[];
  /** Why this is so. */
  readonly causes: readonly Cause[];
};
