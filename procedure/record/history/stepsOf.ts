import type { Nonconformity } from '../nonconformity.ts';
import type { Commit, Stream } from './commit.ts';
import type { NonconformityEvent } from './events.ts';
import { evolve } from './evolve.ts';

type Step = {
  readonly commit: Commit<NonconformityEvent>;
  /** Absent before the first. */
  readonly before: Nonconformity | undefined;
  readonly after: Nonconformity;
};

/** Yields a record's commits, each with the record just before and just after it, folded again. */
export function* stepsOf({ state, commits }: Stream<Nonconformity, NonconformityEvent>): Generator<Step> {
  let before: Nonconformity | undefined;
  for (const commit of commits) {
    const { sequence, at, actorId: by, events } = commit;
    let after = before;
    for (const event of events) after = evolve(after, event, { at, by, sequence }, state.reference);
    if (after) yield { commit, before, after };
    before = after;
  }
}

/**
 * Returns a record just before and just after one of its commits, folded again: the stream may have moved on since.
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

/** Returns a record at the time of one of its commits, with nothing later. */
export const streamUpTo = (
  stream: Stream<Nonconformity, NonconformityEvent>,
  commit: Pick<Commit<unknown>, 'sequence'>,
): Stream<Nonconformity, NonconformityEvent> => {
  const [first, ...more] = stream.commits;
  const until = more.filter(({ sequence }) => sequence <= commit.sequence);
  return { ...stream, state: aroundCommit(stream, commit).after, commits: [first, ...until] };
};
