import type { Commit, Stream } from './commit.ts';
import type { NonconformityEvent } from './events.ts';
import { evolve } from './evolve.ts';
import type { Nonconformity } from './nonconformity.ts';

/**
 * A record just before and just after one of its commits, folded anew: the stream may have gone on since. Nothing is
 * before the first.
 */
export const aroundCommit = (
  { state, commits }: Stream<Nonconformity, NonconformityEvent>,
  { sequence: until }: Pick<Commit<unknown>, 'sequence'>,
): { readonly before: Nonconformity | undefined; readonly after: Nonconformity } => {
  let before: Nonconformity | undefined;
  let after: Nonconformity | undefined;
  for (const { sequence, at, actorId: by, events } of commits) {
    if (sequence > until) break;
    before = after;
    for (const event of events) after = evolve(after, event, { at, by, sequence }, state.reference);
  }
  return { before, after: after ?? state };
};
