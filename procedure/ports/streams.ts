import type { Commit, Stream } from '../record/history/commit.ts';
import type { PersonId } from '../record/values/person.ts';

/** What a command adds to a stream. */
export type Draft<Event> = {
  readonly commandId: string;
  readonly at: Date;
  readonly actor: { readonly id: PersonId; readonly name: string };
  readonly events: readonly [Event, ...Event[]];
};
export type Written<State, Event> =
  | { readonly outcome: 'committed'; readonly stream: Stream<State, Event>; readonly commit: Commit<Event> }
  /** The same command was committed before, here or elsewhere: this is its outcome. */
  | { readonly outcome: 'repeated'; readonly stream: Stream<State, Event>; readonly commit: Commit<Event> }
  /** Another writer took this number first. Read what was missed and decide again. */
  | { readonly outcome: 'conflict' };
export type Loaded<State, Event> = {
  readonly stream: Stream<State, Event> | undefined;
  /** False when it came from memory and may lack a very recent commit of another replica. */
  readonly fresh: boolean;
};
export type Streams<State, Event> = {
  /**
   * `inHand`: from memory if it is there, else read. `fresh`: read. `now`: read, but from memory where that is there
   * and the read fails or takes longer than two seconds.
   */
  readonly load: (key: string, how: 'inHand' | 'fresh' | 'now') => Promise<Loaded<State, Event>>;
  /**
   * One row, one POST, as number n+1 after `after` (number 1 when absent).
   * @throws Fault `notKnownYet` when the row may or may not have arrived; the stream is then dropped from memory
   */
  readonly append: (
    key: string,
    after: Stream<State, Event> | undefined,
    draft: Draft<Event>,
  ) => Promise<Written<State, Event>>;
};
