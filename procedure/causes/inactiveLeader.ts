import type { Session } from '../record/sessions.ts';
import type { PersonId } from '../record/values/person.ts';
import type { Contribution } from './contribution.ts';

/** Whoever leads a session and gives nothing for so long, in milliseconds, may have left the meeting. */
const goneAfter = 5 * 60_000;

/** Whoever leads the session, if he has given nothing for five minutes, counted from when he began to lead it. */
export const inactiveLeader = (
  { facilitator, opened, handed }: Session,
  contributions: readonly Contribution[],
  now: Date,
): PersonId | undefined => {
  const times = contributions.flatMap(({ by, at }) => (by === facilitator ? Date.parse(at) : []));
  const known = times.filter((at) => !Number.isNaN(at));
  const last = known.reduce((latest, at) => Math.max(latest, at), Date.parse((handed ?? opened).at));
  return now.getTime() - last >= goneAfter ? facilitator : undefined;
};
