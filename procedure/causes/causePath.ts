import type { Contribution } from './contribution.ts';

/** The first why, about the problem itself. */
export const problemWhy = 'problem';

/** A cause with its subtree, in the fold and on the wire. */
type InTree<T> = { readonly id: string; readonly causes: readonly T[] };

/** Returns all causes, each before its subtree. */
export const allCauses = <T extends InTree<T>>(causes: readonly T[]): readonly T[] =>
  causes.flatMap((one) => [one, ...allCauses(one.causes)]);

/**
 * Returns the path from an answer to the problem down to this cause; empty for an unknown one. Read backwards with
 * *therefore* it must lead to the problem again.
 */
export const pathTo = <T extends InTree<T>>(causes: readonly T[], id: string): readonly T[] => {
  for (const cause of causes) {
    if (cause.id === id) return [cause];
    const below = pathTo(cause.causes, id);
    if (below.length > 0) return [cause, ...below];
  }
  return [];
};

/** The answers to a why: the problem's, or those of the cause with this id. */
export const answersTo = <T extends InTree<T>>(why: string, causes: readonly T[]): readonly T[] =>
  why === problemWhy ? causes : (pathTo(causes, why).at(-1)?.causes ?? []);

/**
 * Returns the number of causes between a why and the problem, itself included: 0 for the problem itself. `gone` when
 * one of them was removed or is no cause. The path ends at an unknown id: another replica may know it.
 */
export const depthOf = (why: string, contributions: readonly Contribution[]): number | 'gone' => {
  const known = new Map(contributions.map((one) => [one.id, one]));
  const removed = new Set(contributions.flatMap((one) => (one.type === 'Removed' ? one.what : [])));
  const passed = new Set<string>();
  for (let at = why; at !== problemWhy; ) {
    const one = known.get(at);
    // Only edited rows form a cycle.
    if (removed.has(at) || (one && one.type !== 'CauseAdded') || passed.has(at)) return 'gone';
    passed.add(at);
    if (!one) break;
    at = one.why;
  }
  return passed.size;
};
