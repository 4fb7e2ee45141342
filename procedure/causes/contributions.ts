import { z } from 'zod';
import { causeCategories } from '../record/choices.ts';
import type { PersonId } from '../record/person.ts';
import { causeTree, lastVotes, placedBy, standInsOf } from './causeTree.ts';
import { problemWhy } from './problemWhy.ts';
import { groupedBy, lastOf, type Of, ofType, standing } from './standing.ts';

/**
 * What many give at once in a live session, each for itself and in no order (design section 2). Like events they are for
 * ever: no kind and no field is renamed or reused. `id` is the command's, so what is delivered twice is one.
 */
const told = {
  id: z.string(),
  /** ISO 8601 in UTC with milliseconds; never smaller than one that its replica had seen in the session. */
  at: z.string(),
  by: z.string(),
};

/** Where a 5-Whys session stands: what is the problem, why is it so, do we agree. */
export const fiveWhysSteps = ['problem', 'whys', 'agreement'] as const;
export type FiveWhysStep = (typeof fiveWhysSteps)[number];

export const contributionSchema = z.discriminatedUnion('type', [
  /** An answer to a why: to the problem (`problemWhy`), or to why the cause with this id is so. */
  z.object({ type: z.literal('CauseAdded'), ...told, why: z.string(), text: z.string() }),
  z.object({ type: z.literal('EvidenceAdded'), ...told, cause: z.string(), text: z.string() }),
  /** Of the answers to a why the one that weighs most; without `cause` the vote is taken back. */
  z.object({ type: z.literal('VoteCast'), ...told, why: z.string(), cause: z.string().optional() }),
  z.object({ type: z.literal('Removed'), ...told, what: z.string() }),
  z.object({ type: z.literal('TrainingAcknowledged'), ...told, action: z.string() }),
  z.object({
    type: z.literal('SweepAnswered'),
    ...told,
    area: z.string(),
    found: z.boolean(),
    note: z.string().optional(),
  }),
  /** *I'm here*: for the minutes. */
  z.object({ type: z.literal('PresenceTold'), ...told }),
  /** 10.2 b 1: what the problem is and what it implies. */
  z.object({ type: z.literal('ProblemStated'), ...told, problem: z.string(), implications: z.string() }),
  /** The next four are given by whoever leads the session. */
  z.object({ type: z.literal('StepTaken'), ...told, step: z.enum(fiveWhysSteps) }),
  /** The whys that are on the table now. */
  z.object({ type: z.literal('WhysAsked'), ...told, whys: z.array(z.string()) }),
  /** Two answers to one why say the same. */
  z.object({ type: z.literal('CausesMerged'), ...told, cause: z.string(), into: z.string() }),
  z.object({
    type: z.literal('RootCauseChosen'),
    ...told,
    cause: z.string(),
    statement: z.string(),
    category: z.enum(causeCategories),
    /** Why it is a root cause although it reads like a symptom. */
    despite: z.string().optional(),
  }),
  /** `round`: the `StepTaken` that asked. An objection says what is not agreed. */
  z.object({ type: z.literal('AgreementGiven'), ...told, round: z.string(), objection: z.string().optional() }),
]);
export type Contribution = Readonly<z.output<typeof contributionSchema>>;

/** A contribution before its time is given to it: that comes where it is kept. */
export type UntimedContribution = Contribution extends infer One
  ? One extends Contribution
    ? Omit<One, 'at'>
    : never
  : never;

export { problemWhy };

type Given = { readonly id: string; readonly at: string; readonly by: PersonId };
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

/** What the contributions of a session come to. Lists are in the order of time, then id. */
export type Contributed = {
  /** The answers to the first why, each with what lies under it. */
  readonly causes: readonly Cause[];
  /** Causes under one that is not there: not there yet, or a row that somebody edited. Those under a removed one are gone. */
  readonly unplaced: readonly string[];
  /** By the key of the action, who acknowledged it, and when first. */
  readonly acknowledged: ReadonlyMap<string, ReadonlyMap<PersonId, string>>;
  /** By area, each person's last answer. */
  readonly swept: ReadonlyMap<string, readonly Of<'SweepAnswered'>[]>;
  /** How many were given, the removed ones too: a number that never falls. */
  readonly count: number;
};

/**
 * The fold, which knows no order: a set by id; a vote may come before its cause; a removal wins whenever it came; of a
 * person's votes on a why, and answers for an area, the last by time, then id, counts.
 */
export const foldContributions = (given: Iterable<Contribution>): Contributed => {
  const { all, there, removed } = standing(given);
  const known = new Set([problemWhy, ...removed, ...ofType(all, 'CauseAdded').map(({ id }) => id)]);
  const added = ofType(there, 'CauseAdded').filter(({ id }) => id !== problemWhy);
  const answers = lastOf(ofType(there, 'SweepAnswered'), ({ by, area }) => JSON.stringify([by, area]));
  return {
    causes: causeTree(there, standInsOf(there)),
    unplaced: added.filter(({ why }) => !known.has(why)).map(({ id }) => id),
    acknowledged: acknowledgements(ofType(there, 'TrainingAcknowledged')),
    swept: groupedBy(answers, ({ area }) => area),
    count: all.length,
  };
};

/** The cause for which somebody's vote on a why counts, if he has one. */
export const standingVote = (why: string, by: PersonId, given: Iterable<Contribution>): string | undefined => {
  const { there } = standing(given);
  const standIns = standInsOf(there);
  const placed = placedBy(standIns);
  return lastVotes(there, standIns).find((vote) => placed(vote.why) === placed(why) && vote.by === by)?.cause;
};

const acknowledgements = (given: readonly Of<'TrainingAcknowledged'>[]): Contributed['acknowledged'] => {
  const found = new Map<string, Map<PersonId, string>>();
  for (const { action, by, at } of given) {
    const people = found.get(action) ?? new Map<PersonId, string>();
    if (!people.has(by)) people.set(by, at);
    found.set(action, people);
  }
  return found;
};
