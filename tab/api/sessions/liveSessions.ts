import { isLive, type SessionKind } from '../../../procedure/record/sessions.ts';
import type { Actor } from '../../../procedure/record/values/person.ts';
import { type SessionKey, sessionKeyOf } from '../../../procedure/record/values/sessionKey.ts';
import { createRecent } from '../../../procedure/runtime/recent.ts';
import type { TabRoom } from '../tabRoom.ts';
import { viewerOf } from './sessionPlace.ts';
import type { LiveSession } from './sessionWire.ts';

/** More meetings are not held at once; each one costs a look at who is in its channel. */
const mostMeetings = 30;
const remembered = 5000;

/**
 * The live 5-Whys sessions that this person may see: those of their records, and of meetings whose channel they are in.
 * Beside a meeting it is the way in for people who cannot find the card. On repeated calls, a record of a training,
 * which lives for weeks, is read once. @throws Fault
 */
export const createLiveSessions = (room: TabRoom) => {
  const kinds = createRecent<SessionKind>(remembered);

  const kindOf = async ({ reference, session }: LiveSession): Promise<SessionKind | undefined> => {
    const key: SessionKey = sessionKeyOf(reference, session);
    const kind = kinds.get(key) ?? (await room.handling.kindOfSession(reference, session));
    if (kind) kinds.set(key, kind);
    return kind;
  };

  return async (signedIn: Actor): Promise<readonly LiveSession[]> => {
    const meetings: LiveSession[] = [];
    for (const place of liveIn(room)) if ((await kindOf(place)) === 'fiveWhys') meetings.push(place);
    const found: LiveSession[] = [];
    for (const place of meetings.slice(0, mostMeetings)) {
      const viewer = await viewerOf(place, signedIn, room);
      const asked = await room.handling.session(place.reference, place.session, viewer);
      if (asked && isLive(asked.session)) found.push(place);
    }
    return found;
  };
};

const liveIn = ({ register }: TabRoom): readonly LiveSession[] =>
  [...register.all()].flatMap(({ reference, measured }) =>
    (measured?.live ?? []).map((session) => ({ reference, session })),
  );
