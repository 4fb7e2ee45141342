import { type Decision, record as recordEvent, refuse } from '../commands/decision.ts';
import { canonicalJson } from '../record/canonicalJson.ts';
import type { Nonconformity } from '../record/nonconformity.ts';
import type { Reference } from '../record/reference.ts';
import { type Closing, isLive, type Session, type SessionId, type SessionKind } from '../record/sessions.ts';
import type { Contribution } from './contributions.ts';

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

/** One for each session, on every replica and however often it is tried. */
export const freezingId = (reference: Reference, session: SessionId, digest: (text: string) => string): string =>
  digest(canonicalJson([reference, session, 'frozen']));

/**
 * In whatever stage the record is: what was said stays said. It closes and does no more: root causes to which people
 * agreed are determined by somebody who closes a session, and by no clock. They stay to be read in the session.
 */
export const decideFreezing = (
  record: Nonconformity,
  id: SessionId,
  { ranges, count, digest, confirmed }: Closing & { readonly confirmed?: number },
): Decision => {
  const session = record.sessions.find((one) => one.id === id);
  if (!session || !isLive(session)) return refuse({ reason: 'alreadyDone' });
  const counted = confirmed === undefined ? {} : { confirmed };
  return recordEvent({ type: 'SessionClosed', session: id, ranges, count, digest, ...counted, by: 'time' });
};
