import { z } from 'zod';
import { canonicalJson } from '../record/canonicalJson.ts';
import type { PersonId } from '../record/person.ts';

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
]);
export type Contribution = Readonly<z.output<typeof contributionSchema>>;
type Of<Type extends Contribution['type']> = Extract<Contribution, { type: Type }>;

/** A contribution before its time is given to it: that comes where it is kept. */
export type UntimedContribution = Contribution extends infer One
  ? One extends Contribution
    ? Omit<One, 'at'>
    : never
  : never;

/** The first why, about the problem itself. */
export const problemWhy = 'problem';

type Given = { readonly id: string; readonly at: string; readonly by: PersonId };
export type Evidence = Given & { readonly text: string };
export type Cause = Given & {
  readonly text: string;
  readonly evidence: readonly Evidence[];
  readonly voters: readonly PersonId[];
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

const inTime = (a: Given, b: Given): number => (a.at === b.at ? compare(a.id, b.id) : compare(a.at, b.at));
const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/**
 * The fold, which knows no order: a set by id; a vote may come before its cause; a removal wins whenever it came; of a
 * person's votes on a why, and answers for an area, the last by time, then id, counts.
 */
export const foldContributions = (given: Iterable<Contribution>): Contributed => {
  const all = [...byId(given).values()].sort(inTime);
  const removed = new Set(ofType(all, 'Removed').map(({ what }) => what));
  const there = all.filter(({ id, type }) => type === 'Removed' || !removed.has(id));
  const known = new Set([problemWhy, ...removed, ...ofType(all, 'CauseAdded').map(({ id }) => id)]);
  const added = ofType(there, 'CauseAdded').filter(({ id }) => id !== problemWhy);
  const answers = lastOf(ofType(there, 'SweepAnswered'), ({ by, area }) => JSON.stringify([by, area]));
  return {
    causes: treeOf(added, ofType(there, 'EvidenceAdded'), lastVotes(there)),
    unplaced: added.filter(({ why }) => !known.has(why)).map(({ id }) => id),
    acknowledged: acknowledgements(ofType(there, 'TrainingAcknowledged')),
    swept: groupedBy(answers.toSorted(inTime), ({ area }) => area),
    count: all.length,
  };
};

/** Each cause has one why above it, so what is reached from the problem is a tree. */
const treeOf = (
  added: readonly Of<'CauseAdded'>[],
  evidence: readonly Of<'EvidenceAdded'>[],
  votes: readonly Of<'VoteCast'>[],
): readonly Cause[] => {
  const answersTo = groupedBy(added, ({ why }) => why);
  const evidenceFor = groupedBy(evidence, ({ cause }) => cause);
  const votesFor = groupedBy(votes, ({ cause = '' }) => cause);
  const under = (above: string): readonly Cause[] =>
    (answersTo.get(above) ?? []).map(({ id, at, by, why, text }) => ({
      id,
      at,
      by,
      text,
      evidence: (evidenceFor.get(id) ?? []).map((one) => ({ id: one.id, at: one.at, by: one.by, text: one.text })),
      voters: (votesFor.get(id) ?? []).filter((vote) => vote.why === why).map((vote) => vote.by),
      causes: under(id),
    }));
  return under(problemWhy);
};

const lastVotes = (there: readonly Contribution[]): readonly Of<'VoteCast'>[] =>
  lastOf(ofType(there, 'VoteCast'), ({ by, why }) => JSON.stringify([by, why])).toSorted(inTime);

/** The cause for which somebody's vote on a why counts, if he has one. */
export const standingVote = (why: string, by: PersonId, given: Iterable<Contribution>): string | undefined => {
  const all = [...byId(given).values()].sort(inTime);
  const removed = new Set(ofType(all, 'Removed').map(({ what }) => what));
  const votes = lastVotes(all.filter(({ id }) => !removed.has(id)));
  return votes.find((vote) => vote.why === why && vote.by === by)?.cause;
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

/** One for each id. Should two differ under one id, which only an edited row can make, the choice must not depend on order. */
const byId = (given: Iterable<Contribution>): ReadonlyMap<string, Contribution> => {
  const found = new Map<string, Contribution>();
  for (const one of given) {
    const rival = found.get(one.id);
    if (!rival || compare(canonicalJson(one), canonicalJson(rival)) < 0) found.set(one.id, one);
  }
  return found;
};

const ofType = <Type extends Contribution['type']>(all: readonly Contribution[], type: Type): readonly Of<Type>[] =>
  all.filter((one): one is Of<Type> => one.type === type);

/** The last of each key. @param sorted in the order of time */
const lastOf = <T>(sorted: readonly T[], keyOf: (one: T) => string): readonly T[] => [
  ...new Map(sorted.map((one) => [keyOf(one), one])).values(),
];

const groupedBy = <T>(all: readonly T[], keyOf: (one: T) => string): ReadonlyMap<string, readonly T[]> => {
  const groups = new Map<string, T[]>();
  for (const one of all) {
    const group = groups.get(keyOf(one));
    if (group) group.push(one);
    else groups.set(keyOf(one), [one]);
  }
  return groups;
};
