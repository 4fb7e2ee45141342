import { problemWhy } from './problemWhy.ts';

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
