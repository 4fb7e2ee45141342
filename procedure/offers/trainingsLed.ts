import type { Nonconformity } from '../record/nonconformity.ts';
import { isLive } from '../record/sessions.ts';
import { type Training, trainingsOf } from '../record/training.ts';
import type { Actor } from '../record/values/person.ts';
import { leadsSession } from '../stages/leadsSession.ts';

const led = (record: Nonconformity, actor: Actor): readonly Training[] =>
  trainingsOf(record).filter(({ session }) => leadsSession(session, actor, record));

/** Those that somebody may close. A session of 5 Whys is closed where it is held. */
export const closableTrainings = (record: Nonconformity, actor: Actor): readonly Training[] =>
  led(record, actor).filter(({ session }) => isLive(session));

/** Those in which somebody may take in what came after they were closed. */
export const settledTrainings = (record: Nonconformity, actor: Actor): readonly Training[] =>
  led(record, actor).filter(({ session }) => !isLive(session));
