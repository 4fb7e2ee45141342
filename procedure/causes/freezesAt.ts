import { isLive, type Session, type SessionKind } from '../record/sessions.ts';
import type { Contribution } from './contribution.ts';

const day = 24 * 60 * 60_000;

/**
 * Milliseconds after its last input at which an open session is frozen. A meeting is over the day after; a training
 * is confirmed by people who are on leave.
 */
const frozenAfter: Readonly<Record<SessionKind, number>> = { fiveWhys: day, sweep: day, training: 60 * day };

/**
 * Returns when an open session freezes, in milliseconds since 1970. Later contributions are refused, so that the
 * moment does not depend on when anyone checks.
 */
export const freezesAt = ({ kind, opened }: Session, contributions: readonly Contribution[]): number => {
  const inputs = contributions.map(({ at }) => Date.parse(at)).filter((at) => !Number.isNaN(at));
  return inputs.reduce((last, at) => Math.max(last, at), Date.parse(opened.at)) + frozenAfter[kind];
};

export const isFrozen = (session: Session, contributions: readonly Contribution[], now: Date): boolean =>
  isLive(session) && now.getTime() >= freezesAt(session, contributions);
