import type { Contribution, UntimedContribution } from '../causes/contribution.ts';
import type { Closing } from '../record/sessions.ts';
import type { SessionKey } from '../record/values/sessionKey.ts';
import type { Stop } from './platform.ts';

/** What a replica knows of a session. */
export type KnownContributions = {
  /** In no order; those of which two replicas took a copy are there twice. */
  readonly included: readonly Contribution[];
  /** What no closing includes: kept and shown, but no part of it. Empty while the session lives. */
  readonly late: readonly Contribution[];
};

/**
 * Live sessions: many give at once, on many replicas, without a lock, and each learns what the others gave. What a
 * session includes is settled by its closings, which the record tells.
 */
export type Sessions = {
  /**
   * Kept when it resolves. Its time is given to it here: never smaller than one that was seen in the session. One with
   * an id that is there is not kept twice.
   * @throws Fault; giving the same again, with the same id, is harmless
   */
  readonly contribute: (session: SessionKey, contribution: UntimedContribution) => Promise<void>;
  /**
   * @param closings of the session, as the record tells them; none while it lives, and then it is kept in memory
   * @param how `inHand`: what is in memory, else read; `fresh`: read
   * @throws Fault
   */
  readonly contributions: (
    session: SessionKey,
    closings: readonly Closing[],
    how: 'inHand' | 'fresh',
  ) => Promise<KnownContributions>;
  /**
   * What a commit that closes the session has to name: all that no closing before includes. What this replica is still
   * writing is waited for, and a row that is missing between others up to 3 s.
   * @throws Fault
   */
  readonly closing: (session: SessionKey, before: readonly Closing[]) => Promise<Closing>;
  /** Keeps a live session in memory, and tells whenever there is something new in it. @returns the end of it */
  readonly follow: (session: SessionKey, listener: () => void) => Stop;
  /** The sessions in memory. */
  readonly known: () => readonly SessionKey[];
  /** It is closed: nothing of it stays in memory. */
  readonly end: (session: SessionKey) => void;
};
