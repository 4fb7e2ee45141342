import type { Actor } from '../../procedure/record/person.ts';
import type { Reference } from '../../procedure/record/reference.ts';
import { isLive, type SessionId } from '../../procedure/record/sessions.ts';
import { viewerOf } from './sessionPlace.ts';
import type { LiveSession } from './sessionWire.ts';
import type { TabRoom } from './tabRoom.ts';

/** More meetings are not held at once; each one costs a look at who is in its channel. */
const mostLooked = 30;

/**
 * The 5-Whys sessions that go on and that this person may see: those of his records, and of meetings whose channel he is
 * in. Beside a meeting it is the way in for whoever does not find the card. @throws Fault
 */
export const liveSessionsFor = async (signedIn: Actor, room: TabRoom): Promise<readonly LiveSession[]> => {
  const found: LiveSession[] = [];
  for (const place of liveIn(room).slice(0, mostLooked)) {
    const viewer = await viewerOf(place, signedIn, room);
    const asked = await room.handling.session(place.reference, place.session, viewer);
    if (asked?.fiveWhys && isLive(asked.session)) found.push(place);
  }
  return found;
};

const liveIn = ({ register }: TabRoom): readonly { readonly reference: Reference; readonly session: SessionId }[] =>
  [...register.all()].flatMap(({ reference, measured }) =>
    (measured?.live ?? []).map((session) => ({ reference, session })),
  );
