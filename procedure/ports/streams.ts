import type { Export, ExportEvent } from '../exports/exported.ts';
import type { ExportKey } from '../exports/exportKinds.ts';
import type { Organisation, OrganisationEvent } from '../organisation/organisation.ts';
import type { Commit, Stream } from '../record/history/commit.ts';
import type { NonconformityEvent } from '../record/history/events.ts';
import type { Nonconformity } from '../record/nonconformity.ts';
import type { PersonId } from '../record/values/person.ts';
import type { Review, ReviewEvent } from '../review/review.ts';
import type { ReviewKey } from '../review/reviewKey.ts';

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
   * @param urgency `background`: no person waits, so that the read may be held back
   */
  readonly load: (
    key: string,
    how: 'inHand' | 'fresh' | 'now',
    urgency?: 'background',
  ) => Promise<Loaded<State, Event>>;
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

/** Streams that are numbered like records, beside them. */
export type SideStreams<State, Event, Key extends string> = Streams<State, Event> & {
  /** Starts a new one under the next free number. Never a conflict: it takes the next number instead. */
  readonly open: (draft: Draft<Event>) => Promise<Exclude<Written<State, Event>, { outcome: 'conflict' }>>;
  /** The stream that this command started, if there is one. */
  readonly begunBy: (
    commandId: string,
  ) => Promise<{ readonly stream: Stream<State, Event>; readonly commit: Commit<Event> } | undefined>;
  /** All keys, newest first, as of this replica's last sync; `now`: reads the new ones of other replicas. */
  readonly keys: (how?: 'now') => Promise<readonly Key[]>;
};

/** The periodic reviews of the records. */
export type Reviews = SideStreams<Review, ReviewEvent, ReviewKey>;

/** Data that left as a file. */
export type Exports = SideStreams<Export, ExportEvent, ExportKey>;

export type OrganisationStream = Streams<Organisation, OrganisationEvent> & {
  /** The settings in force, as of this replica's last sync. */
  readonly current: () => Organisation;
};
