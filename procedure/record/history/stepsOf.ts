import type { Nonconformity } from '../nonconformity.ts';
import type { Commit, Stream } from './commit.ts';
import type { NonconformityEvent } from './events.ts';
import { evolve } from './evolve.ts';

export type Step = {
  readonly commit: Commit<NonconformityEvent>;
  /** Absent before the first. */
  readonly before: Nonconformity | undefined;
  readonly after: Nonconformity;
};

/** Yields a record's commits, each with the record just before and just after it, folded anew. */
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
