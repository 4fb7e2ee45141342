import type { Nonconformity } from '../../nonconformity.ts';
import type { Session } from '../../sessions.ts';
import type { SessionId } from '../../values/sessionKey.ts';
import { bodyOf, type Steps } from './step.ts';

/** Sessions move no stage: their results are recorded by commands of their own. */
export const sessionSteps: Steps<
  'SessionOpened' | 'SessionHandedOver' | 'SessionClosed' | 'LateContributionsTaken' | 'TrainingAsked'
> = {
  SessionOpened: (before, { session: id, kind, facilitator }, opened) => {
    if (before.sessions.some((one) => one.id === id)) throw new RangeError(`session ${id} was opened twice`);
    const session = { id, kind, facilitator: facilitator ?? opened.by, opened, late: [] };
    return { ...before, sessions: [...before.sessions, session] };
  },
  SessionHandedOver: (before, { session, to }, attribution) =>
    inSession(before, session, (one) => ({
      ...one,
      facilitator: to,
      handed: { ...attribution, named: one.handed?.named ?? one.facilitator },
    })),
  SessionClosed: (before, { session, ranges, count, digest, by, confirmed }, attribution) =>
    inSession(before, session, (one) => {
      if (one.closed) throw new RangeError(`session ${session} was closed twice`);
      const counted = confirmed === undefined ? {} : { confirmed };
      return { ...one, closed: { ranges, count, digest, how: by, ...counted, ...attribution } };
    }),
  LateContributionsTaken: (before, { session, ranges, count, digest }, attribution) =>
    inSession(before, session, (one) => ({ ...one, late: [...one.late, { ranges, count, digest, ...attribution }] })),
  TrainingAsked: (before, event, asked) => ({
    ...before,
    trainingRequests: [...before.trainingRequests, { ...bodyOf(event), asked }],
  }),
};

const inSession = (before: Nonconformity, id: SessionId, change: (one: Session) => Session): Nonconformity => {
  if (!before.sessions.some((one) => one.id === id)) throw new RangeError(`there is no session ${id}`);
  return { ...before, sessions: before.sessions.map((one) => (one.id === id ? change(one) : one)) };
};
