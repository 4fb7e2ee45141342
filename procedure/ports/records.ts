import type { Stream } from '../record/history/commit.ts';
import type { NonconformityEvent } from '../record/history/events.ts';
import type { Nonconformity } from '../record/nonconformity.ts';
import type { Draft, Streams, Written } from './streams.ts';

export type Records = Streams<Nonconformity, NonconformityEvent> & {
  /** Starts a new record under the next free reference. Never a conflict: it takes the next number instead. */
  readonly open: (
    draft: Draft<NonconformityEvent>,
  ) => Promise<Exclude<Written<Nonconformity, NonconformityEvent>, { outcome: 'conflict' }>>;
  /**
   * Reads a record until it has reached a state known to exist, for up to five seconds: reads may lag behind writes.
   * @returns undefined when it has not
   */
  readonly lookFor: (
    key: string,
    isThere: (stream: Stream<Nonconformity, NonconformityEvent> | undefined) => boolean,
  ) => Promise<Stream<Nonconformity, NonconformityEvent> | undefined>;
};
