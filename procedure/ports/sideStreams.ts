import type { Export, ExportEvent } from '../exports/exported.ts';
import type { ExportKey } from '../exports/exportKey.ts';
import type { Commit, Stream } from '../record/history/commit.ts';
import type { Review, ReviewEvent } from '../review/review.ts';
import type { ReviewKey } from '../review/reviewKey.ts';
import type { Draft, Streams, Written } from './streams.ts';

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
