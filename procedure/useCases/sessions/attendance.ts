import type { ConversationReference } from '../../ports/messages/conversations.ts';
import type { SessionCards } from '../../ports/messages/sessionCards.ts';
import type { Clock } from '../../ports/platform.ts';
import type { Actor, PersonId } from '../../record/values/person.ts';
import type { Reference } from '../../record/values/reference.ts';
import { type SessionId, sessionKeyOf } from '../../record/values/sessionKey.ts';
import { createRecent } from '../../runtime/recent.ts';

/** The members of a conversation, according to Teams. */
export type Roster = {
  /** Guests are members too. @throws Fault when it cannot be read */
  readonly isMember: (conversation: ConversationReference, person: PersonId) => Promise<boolean>;
};

/**
 * Returns the actor in a session: an attendee if they are a member of the conversation in which its card is posted.
 */
export type Attendance = (reference: Reference, session: SessionId, actor: Actor) => Promise<Actor>;

type Ports = { readonly roster: Roster; readonly sessionCards: Pick<SessionCards, 'standsAt'>; readonly clock: Clock };

/** Milliseconds to cache the roster's answers: how long a person who left or joined a team is at most out of date. */
const keptFor = { member: 5 * 60_000, stranger: 30_000 } as const;
const remembered = 5000;

/**
 * Asks the roster of the card's conversation: never trusts what a client says about where it is. While that is
 * unknown the actor is no attendee, and their other rights in the record count all the same.
 */
export const createAttendance = ({ roster, sessionCards, clock }: Ports): Attendance => {
  const known = createRecent<{ readonly isMember: boolean; readonly until: number }>(remembered);

  const isMember = async (conversation: ConversationReference, person: PersonId): Promise<boolean> => {
    const key = `${conversation.conversationId} ${person}`;
    const now = clock.now().getTime();
    const before = known.get(key);
    if (before && now < before.until) return before.isMember;
    const found = await roster.isMember(conversation, person).catch(() => undefined);
    // An unknown answer is not cached: it is asked again.
    if (found !== undefined) {
      const until = now + keptFor[found ? 'member' : 'stranger'];
      known.set(key, { isMember: found, until });
    }
    return found ?? false;
  };

  return async (reference, session, actor) => {
    const card = await sessionCards.standsAt(reference, session).catch(() => undefined);
    const isThere = card !== undefined && (await isMember(card.conversation, actor.id));
    return isThere ? { ...actor, attends: sessionKeyOf(reference, session) } : actor;
  };
};
