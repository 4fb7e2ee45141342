import type { Export, ExportEvent } from '../exports/exported.ts';
import type { ExportKey } from '../exports/exportKey.ts';
import type { Commit, Stream } from '../record/history/commit.ts';
import type { Review, ReviewEvent } from '../review/review.ts';
import type { ReviewKey } from '../review/reviewKey.ts';
import type { Draft, Streams, Written } from './streams.ts';

/** Streams that are numbered as records are, beside them. */
export type SideStreams<State, Event, Key extends string> = Streams<State, Event> & {
  /** Begins a new one under the next free number. Never a conflict: it takes the next number instead. */
  readonly open: (draft: Draft<Event>) => Promise<Exclude<Written<State, Event>, { outcome: 'conflict' }>>;
  /** What this command began, if it has begun one. */
  readonly begunBy: (
    commandId: string,
  ) => Promise<{ readonly stream: Stream<State, Event>; readonly commit: Commit<Event> } | undefined>;
  /** All there are, newest first, as far as this replica has heard; `now`: it asks what the others began. */
  readonly keys: (how?: 'now') => Promise<readonly Key[]>;
};

/** The periodic reviews of the records. */
export type Reviews = SideStreams<Review, ReviewEvent, ReviewKey>;

/** What left as a file. */
export type Exports = SideStreams<Export, ExportEvent, ExportKey>;
