import type { PersonId } from '../record/values/person.ts';
import { activeContributions, groupedBy, lastOf, type Of, ofType } from './activeContributions.ts';
import { problemWhy } from './causePath.ts';
import { causeTree, lastVotes, mergedCausesOf, placedBy } from './causeTree.ts';
import type { Cause, Contribution } from './contribution.ts';

/** The fold of a session's contributions. Lists are in the order of time, then id. */
export type Contributed = {
  /** The answers to the first why, each with its subtree. */
  readonly causes: readonly Cause[];
  /** Causes under an unknown one: not arrived yet, or an edited row. Those under a removed one are gone. */
  readonly unplaced: readonly string[];
  /** By the key of the action, who acknowledged it, and when first. */
  readonly acknowledged: ReadonlyMap<string, ReadonlyMap<PersonId, string>>;
  /** By area, each person's last answer. */
  readonly swept: ReadonlyMap<string, readonly Of<'SweepAnswered'>[]>;
  /** Number of contributions, removed ones included: it never falls. */
  readonly count: number;
};

/**
 * Folds contributions independently of order: a set by id; a vote may come before its cause; a removal wins whenever
 * it came; of a person's votes on a why, and answers for an area, the last by time, then id, counts.
 */
export const foldContributions = (given: Iterable<Contribution>): Contributed => {
  const { all, there, removed } = activeContributions(given);
  const known = new Set([problemWhy, ...removed, ...ofType(all, 'CauseAdded').map(({ id }) => id)]);
  const added = ofType(there, 'CauseAdded').filter(({ id }) => id !== problemWhy);
  const answers = lastOf(ofType(there, 'SweepAnswered'), ({ by, area }) => JSON.stringify([by, area]));
  return {
    causes: causeTree(there, mergedCausesOf(there)),
    unplaced: added.filter(({ why }) => !known.has(why)).map(({ id }) => id),
    acknowledged: acknowledgements(ofType(there, 'TrainingAcknowledged')),
    swept: groupedBy(answers, ({ area }) => area),
    count: all.length,
  };
};

/** Returns the cause for which a person's vote on a why counts, if any. */
export const currentVote = (why: string, by: PersonId, given: Iterable<Contribution>): string | undefined => {
  const { there } = activeContributions(given);
  const merged = mergedCausesOf(there);
  const placed = placedBy(merged);
  return lastVotes(there, merged).find((vote) => placed(vote.why) === placed(why) && vote.by === by)?.cause;
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
