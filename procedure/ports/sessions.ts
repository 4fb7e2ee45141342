import type { Contribution, UntimedContribution } from '../causes/contribution.ts';
import type { Closing } from '../record/sessions.ts';
import type { SessionKey } from '../record/values/sessionKey.ts';
import type { Stop } from './platform.ts';

/** The contributions of a session known to a replica. */
export type KnownContributions = {
  /** In no order; copies that two replicas took are there twice. */
  readonly included: readonly Contribution[];
  /** Included by no closing: kept and shown, but no part of it. Empty while the session is live. */
  readonly late: readonly Contribution[];
};

/**
 * Live sessions: many people contribute at once, on many replicas, without a lock, and each replica learns of the
 * others' contributions. The closings in the record settle what a session includes.
 */
export type Sessions = {
  /**
   * Stored when it resolves. Its time is set here: never smaller than one seen in the session. An id that is already
   * there is not stored twice.
   * @throws Fault; contributing the same again, with the same id, is harmless
   */
  readonly contribute: (session: SessionKey, contribution: UntimedContribution) => Promise<void>;
  /**
   * @param closings of the session, according to the record; none while it is live, and then it is kept in memory
   * @param how `inHand`: from memory, else read; `fresh`: read
   * @throws Fault
   */
  readonly contributions: (
    session: SessionKey,
    closings: readonly Closing[],
    how: 'inHand' | 'fresh',
  ) => Promise<KnownContributions>;
  /**
   * What a commit that closes the session has to name: all contributions in no earlier closing. Waits for what this
   * replica is still writing, and up to 3 s for a row missing between others.
   * @throws Fault
   */
  readonly closing: (session: SessionKey, before: readonly Closing[]) => Promise<Closing>;
  /** Keeps a live session in memory, and notifies of every change. @returns a function that stops it */
  readonly follow: (session: SessionKey, listener: () => void) => Stop;
  /** The sessions in memory. */
  readonly known: () => readonly SessionKey[];
  /** It is closed: nothing of it stays in memory. */
  readonly end: (session: SessionKey) => void;
};
