import type { Nonconformity } from '../nonconformity.ts';
import type { Commit, Stream } from './commit.ts';
import type { NonconformityEvent } from './events.ts';
import { stepsOf } from './stepsOf.ts';

/**
 * Returns a record just before and just after one of its commits, folded anew: the stream may have moved on since.
 * Before the first commit there is nothing.
 */
export const aroundCommit = (
  stream: Stream<Nonconformity, NonconformityEvent>,
  { sequence: until }: Pick<Commit<unknown>, 'sequence'>,
): { readonly before: Nonconformity | undefined; readonly after: Nonconformity } => {
  let around: { before: Nonconformity | undefined; after: Nonconformity } | undefined;
  for (const { commit, before, after } of stepsOf(stream)) {
    if (commit.sequence > until) break;
    around = { before, after };
  }
  return around ?? { before: undefined, after: stream.state };
};
