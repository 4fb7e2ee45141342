import type { Session } from '../record/sessions.ts';
import type { PersonId } from '../record/values/person.ts';
import type { Contribution } from './contribution.ts';

/** Milliseconds without a contribution after which the leader of a session may have left the meeting. */
const inactiveAfter = 5 * 60_000;

/**
 * Returns the session's leader, if they contributed nothing for five minutes, counted from when they began to lead
 * it.
 */
export const inactiveLeader = (
  { facilitator, opened, handed }: Session,
  contributions: readonly Contribution[],
  now: Date,
): PersonId | undefined => {
  const times = contributions.flatMap(({ by, at }) => (by === facilitator ? Date.parse(at) : []));
  const known = times.filter((at) => !Number.isNaN(at));
  const last = known.reduce((latest, at) => Math.max(latest, at), Date.parse((handed ?? opened).at));
  return now.getTime() - last >= inactiveAfter ? facilitator : undefined;
};
