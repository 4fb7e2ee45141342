import type { GraphRoom } from '../../graph/graphRoom.ts';

/** `NC-2026-0001/3`: the records with pending effects, and their last commits. */
export const pendingIn = ({ effects }: Pick<GraphRoom, 'effects'>): readonly string[] =>
  effects.all().map(({ reference, sequence }) => `${reference}/${sequence}`);

/** For checkpoints whose effects are not tested: every item shows all. */
export const nothingPending: GraphRoom['effects'] = {
  committed: () => undefined,
  of: () => ({ sequence: Number.POSITIVE_INFINITY, done: Number.POSITIVE_INFINITY }),
  all: () => [],
};
