import type { People } from '../../procedure/ports/people.ts';
import type { Clock, Log } from '../../procedure/ports/platform.ts';
import type { Actor, PersonId } from '../../procedure/record/values/person.ts';
import { errorFacts } from '../../procedure/runtime/errorFacts.ts';
import type { BotOutgoing } from '../outgoing/botOutgoing.ts';
import { channelIdOf, isShared } from './activity/activity.ts';
import { startPatience } from './deadline.ts';
import type { Turn } from './activity/activityContext.ts';

export type Actors = (turn: Turn, person: NonNullable<Turn['person']>) => Promise<Actor>;

type Ports = { readonly people: People; readonly outgoing: BotOutgoing; readonly clock: Clock; readonly log: Log };
type KnownGuest = { readonly guest: boolean; readonly until: number };

const day = 24 * 3600 * 1000;
const minute = 60 * 1000;
/** Milliseconds that a person waits for the roster. */
const rosterWithin = 1000;
const mostKnown = 20_000;

/**
 * Who acts: roles from the groups, and whether he is a guest from the roster of the conversation, asked once a day.
 * While the roster cannot be read somebody counts as no guest: that he may report matters more than that a guest may not.
 */
export const createActors = ({ people, outgoing, clock, log }: Ports): Actors => {
  const known = new Map<PersonId, KnownGuest>();

  const isGuest = async ({ activity, where }: Turn, id: PersonId): Promise<boolean> => {
    const now = clock.now().getTime();
    const before = known.get(id);
    if (before && now < before.until) return before.guest;
    const patience = startPatience(rosterWithin);
    const conversationId = isShared(activity) ? channelIdOf(activity) : where.conversationId;
    const roster = outgoing.isGuest({ ...where, conversationId }, activity.from.id);
    const answer = await patience.for(roster).catch((error: unknown) => ({ error }));
    patience.end();
    const read = answer !== undefined && 'value' in answer;
    if (!read) log('warn', 'roster.unread', answer ? errorFacts(answer.error) : { code: 'slow' });
    if (known.size >= mostKnown) known.clear();
    known.set(id, { guest: read && answer.value, until: now + (read ? day : minute) });
    return read && answer.value;
  };

  return async (turn, { id, name }) => ({ id, name, roles: people.rolesOf(id), guest: await isGuest(turn, id) });
};
