import { isLive, type Session, type SessionKind } from '../record/sessions.ts';
import type { Contribution } from './contribution.ts';

const day = 24 * 60 * 60_000;

/**
 * So long after its last input a session that nobody closed is left as it is, in milliseconds. A meeting is over the day
 * after; a training is confirmed by people who are on leave.
 */
const frozenAfter: Readonly<Record<SessionKind, number>> = { fiveWhys: day, sweep: day, training: 60 * day };

/**
 * When a session that nobody closes freezes, in milliseconds since 1970. A contribution that comes later is refused, so
 * that the moment does not depend on when somebody looks.
 */
export const freezesAt = ({ kind, opened }: Session, contributions: readonly Contribution[]): number => {
  const inputs = contributions.map(({ at }) => Date.parse(at)).filter((at) => !Number.isNaN(at));
  return inputs.reduce((last, at) => Math.max(last, at), Date.parse(opened.at)) + frozenAfter[kind];
};

export const isFrozen = (session: Session, contributions: readonly Contribution[], now: Date): boolean =>
  isLive(session) && now.getTime() >= freezesAt(session, contributions);
