import type { PersonId } from '../values/person.ts';

/**
 * One row of History: the events that one command added to one stream. Shapes and hash according to design section 2.
 */
export type Commit<Event> = {
  /** Reference of the record, or `SETTINGS`. */
  readonly key: string;
  /** 1, 2, 3 … without a hole. */
  readonly sequence: number;
  /** SHA-256, lower-case hex; one press has one id wherever and however often it is delivered. */
  readonly commandId: string;
  /** ISO 8601 in UTC with milliseconds, never earlier than the row before. */
  readonly at: string;
  readonly actorId: PersonId;
  /** For display only; can be erased. */
  readonly actorName: string;
  readonly events: readonly Event[];
  readonly previousHash: string;
  readonly hash: string;
};

/**
 * Why a stream is shown but not changed.
 * - `unknownEvent`: the row has an event that this version does not know, because a newer replica wrote it.
 * - `brokenChain`: the row does not fit the one before it.
 * - `untrusted`: the row has no valid seal, so someone else wrote or changed it.
 * - `missing`: the row was there and is gone.
 */
export type DamageKind = 'unknownEvent' | 'brokenChain' | 'untrusted' | 'missing';
export type Damage = { readonly kind: DamageKind; readonly row: string };

/** A stream as read or kept in memory: its rows and their fold. */
export type Stream<State, Event> = {
  readonly key: string;
  readonly state: State;
  readonly commits: readonly [Commit<Event>, ...Commit<Event>[]];
  readonly damage?: Damage;
};

export const lastCommit = <Event>(stream: Stream<unknown, Event>): Commit<Event> =>
  stream.commits[stream.commits.length - 1] ?? stream.commits[0];
