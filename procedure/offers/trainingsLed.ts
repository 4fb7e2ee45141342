import type { Nonconformity } from '../record/nonconformity.ts';
import { isLive } from '../record/sessions.ts';
import { type Training, trainingsOf } from '../record/training.ts';
import type { Actor } from '../record/values/person.ts';
import { leadsSession } from '../stages/takesPart.ts';

const led = (record: Nonconformity, actor: Actor): readonly Training[] =>
  trainingsOf(record).filter(({ session }) => leadsSession(session, actor, record));

/** Trainings that an actor may close. A 5-Whys session is closed where it is held. */
export const closableTrainings = (record: Nonconformity, actor: Actor): readonly Training[] =>
  led(record, actor).filter(({ session }) => isLive(session));

/** Closed trainings into which an actor may take late contributions. */
export const settledTrainings = (record: Nonconformity, actor: Actor): readonly Training[] =>
  led(record, actor).filter(({ session }) => !isLive(session));
