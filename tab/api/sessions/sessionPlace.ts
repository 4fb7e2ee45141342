import { type Actor, roles } from '../../../procedure/record/values/person.ts';
import { isReference, type Reference } from '../../../procedure/record/values/reference.ts';
import { isSessionId, type SessionId } from '../../../procedure/record/values/sessionKey.ts';
import { mayRead } from '../../../procedure/stages/reads.ts';
import type { AskedSession } from '../../../procedure/useCases/sessions/runSessions.ts';
import { ApiError } from '../http/apiError.ts';
import type { TabRoom } from '../tabRoom.ts';
import { sessionAnswer } from './sessionAnswer.ts';
import type { SessionAnswer } from './sessionWire.ts';

export type SessionParams = { readonly reference: string; readonly session: string };
type SessionPlace = { readonly reference: Reference; readonly session: SessionId };

/** @throws ApiError 404, as for a session that the reader may not see */
export const sessionPlaceOf = ({ reference, session }: SessionParams): SessionPlace => {
  if (!isReference(reference) || !isSessionId(session)) throw ApiError.of('notFound');
  return { reference, session };
};

/** The actor as which they act there now. */
export const viewerOf = (
  { reference, session }: SessionPlace,
  signedIn: Actor,
  { people, attendance }: Pick<TabRoom, 'people' | 'attendance'>,
): Promise<Actor> => attendance(reference, session, { ...signedIn, roles: people.rolesOf(signedIn.id) });

export const answerFor = (asked: AskedSession, viewer: Actor, { people }: Pick<TabRoom, 'people'>): SessionAnswer => {
  const present = asked.fiveWhys?.present ?? [];
  const readsAuthors = mayRead('authors', viewer, asked.stream.state);
  // The directory may know people who were only in the meeting: looked up for the next answer, so that this one does
  // not wait.
  if (readsAuthors && present.length > 0) void people.strangers(present).catch(() => undefined);
  const met = present.map((id) => ({ id, name: people.nameOf?.(id) ?? '' }));
  const leads = (['ismsManager', 'alternate'] as const).flatMap(people.holders).map(({ id }) => id);
  return sessionAnswer(asked, viewer, { people: [...met, ...roles.flatMap(people.holders)], leads });
};
