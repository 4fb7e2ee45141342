import type { Nonconformity } from '../record/nonconformity.ts';
import { isLive, type Session } from '../record/sessions.ts';
import { type Training, trainingsOf } from '../record/training.ts';
import type { Actor } from '../record/values/person.ts';
import { leadsSession, mayTakeOver } from '../stages/takesPart.ts';

const led = (record: Nonconformity, actor: Actor): readonly Training[] =>
  trainingsOf(record).filter(({ session }) => leadsSession(session, actor, record));

/** Sessions that an actor may hand over, or take over from a leader who is gone. */
export const leadableSessions = (record: Nonconformity, actor: Actor): readonly Session[] =>
  record.sessions.filter(
    (session) => !session.closed && (leadsSession(session, actor, record) || mayTakeOver(session, actor, record)),
  );

/** Trainings that an actor may close. A 5-Whys session is closed where it is held. */
export const closableTrainings = (record: Nonconformity, actor: Actor): readonly Training[] =>
  led(record, actor).filter(({ session }) => isLive(session));

/** Closed trainings into which an actor may take late contributions. */
export const settledTrainings = (record: Nonconformity, actor: Actor): readonly Training[] =>
  led(record, actor).filter(({ session }) => !isLive(session));
