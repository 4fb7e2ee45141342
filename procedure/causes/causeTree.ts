import { groupedBy, lastOf, type Of, ofType } from './activeContributions.ts';
import { problemWhy } from './causePath.ts';
import type { Cause, Contribution } from './contribution.ts';

/** The cause that represents each merged one. */
export type MergedCauses = ReadonlyMap<string, string>;
export const placedBy =
  (merged: MergedCauses) =>
  (id: string): string =>
    merged.get(id) ?? id;

/**
 * Returns the cause that represents each merged one: of the merges of a cause the last counts. Only answers to one
 * why can be merged; and when two whys are merged, so can be their answers, which is why this goes from the problem
 * down. A merge into a removed cause is void: what others said stands again.
 */
export const mergedCausesOf = (there: readonly Contribution[]): MergedCauses => {
  const mergings = groupedBy(ofType(there, 'CausesMerged'), ({ cause }) => cause);
  const answersTo = groupedBy(ofType(there, 'CauseAdded'), ({ why }) => why);
  const found = new Map<string, string>();
  // Causes that are one answer, and everything under them; it grows on the way.
  const ones: (readonly string[])[] = mergings.size > 0 ? [[problemWhy]] : [];
  for (const whys of ones) {
    const answers = whys.flatMap((why) => answersTo.get(why) ?? []).map(({ id }) => id);
    const merged = mergedAmong(
      answers.filter((id) => id !== problemWhy),
      mergings,
    );
    for (const [cause, target] of merged) found.set(cause, target);
    ones.push(
      ...groupedBy(
        answers.filter((id) => id !== problemWhy),
        placedBy(merged),
      ).values(),
    );
  }
  return found;
};

const mergedAmong = (
  answers: readonly string[],
  mergings: ReadonlyMap<string, readonly Of<'CausesMerged'>[]>,
): MergedCauses => {
  const here = new Set(answers);
  const next = new Map(
    answers.flatMap((cause) => {
      const into = mergings.get(cause)?.findLast((one) => one.into !== cause && here.has(one.into))?.into;
      return into === undefined ? [] : [[cause, into] as const];
    }),
  );
  return new Map(
    [...next.keys()].flatMap((cause) => {
      const end = endOf(cause, next);
      return end === undefined ? [] : [[cause, end] as const];
    }),
  );
};

/** Undefined for a cycle, as when two people merge two causes into each other: then nothing is merged. */
const endOf = (cause: string, next: ReadonlyMap<string, string>): string | undefined => {
  const passed = new Set<string>();
  let at = cause;
  for (let to = next.get(at); to !== undefined; to = next.get(at)) {
    if (passed.has(at)) return undefined;
    passed.add(at);
    at = to;
  }
  return at;
};

/**
 * Each cause has one why above it, so what is reached from the problem is a tree.
 * @returns the answers to the first why
 */
export const causeTree = (there: readonly Contribution[], merged: MergedCauses): readonly Cause[] => {
  const placed = placedBy(merged);
  const added = ofType(there, 'CauseAdded').filter(({ id }) => id !== problemWhy);
  const answersTo = groupedBy(
    added.filter(({ id }) => !merged.has(id)),
    ({ why }) => placed(why),
  );
  const mergedInto = groupedBy(
    added.filter(({ id }) => merged.has(id)),
    ({ id }) => placed(id),
  );
  const evidenceFor = groupedBy(ofType(there, 'EvidenceAdded'), ({ cause }) => placed(cause));
  const votesFor = groupedBy(lastVotes(there, merged), ({ cause = '' }) => placed(cause));
  const under = (above: string): readonly Cause[] =>
    (answersTo.get(above) ?? []).map(({ id, at, by, text }) => ({
      id,
      at,
      by,
      text,
      evidence: (evidenceFor.get(id) ?? []).map((one) => ({ id: one.id, at: one.at, by: one.by, text: one.text })),
      voters: (votesFor.get(id) ?? []).filter((vote) => placed(vote.why) === above).map((vote) => vote.by),
      merged: (mergedInto.get(id) ?? []).map((one) => ({ id: one.id, text: one.text })),
      causes: under(id),
    }));
  return under(problemWhy);
};

/** Each person's last vote on each why, also when that why was two. */
export const lastVotes = (there: readonly Contribution[], merged: MergedCauses): readonly Of<'VoteCast'>[] => {
  const placed = placedBy(merged);
  return lastOf(ofType(there, 'VoteCast'), ({ by, why }) => JSON.stringify([by, placed(why)]));
};
