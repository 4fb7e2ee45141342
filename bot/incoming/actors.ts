import type { People } from '../../procedure/ports/people.ts';
import type { Clock, Log } from '../../procedure/ports/platform.ts';
import type { Actor, PersonId } from '../../procedure/record/values/person.ts';
import { errorFacts } from '../../procedure/runtime/errorFacts.ts';
import type { BotOutgoing } from '../outgoing/botOutgoing.ts';
import { channelIdOf, isShared } from './activity/activity.ts';
import type { ActivityContext } from './activity/activityContext.ts';
import { startDeadline } from './deadline.ts';

export type Actors = (context: ActivityContext, person: NonNullable<ActivityContext['person']>) => Promise<Actor>;

type Ports = { readonly people: People; readonly outgoing: BotOutgoing; readonly clock: Clock; readonly log: Log };
type KnownGuest = { readonly guest: boolean; readonly until: number };

const day = 24 * 3600 * 1000;
const minute = 60 * 1000;
/** Maximum wait for the roster, in milliseconds. */
const rosterWithin = 1000;
const mostKnown = 20_000;

/**
 * The actor: roles from the groups, and guest status from the roster of the conversation, queried once a day. While
 * the roster cannot be read a person counts as no guest: their report matters more than a guest's limits.
 */
export const createActors = ({ people, outgoing, clock, log }: Ports): Actors => {
  const known = new Map<PersonId, KnownGuest>();

  const isGuest = async ({ activity, where }: ActivityContext, id: PersonId): Promise<boolean> => {
    const now = clock.now().getTime();
    const before = known.get(id);
    if (before && now < before.until) return before.guest;
    const deadline = startDeadline(rosterWithin);
    const conversationId = isShared(activity) ? channelIdOf(activity) : where.conversationId;
    const roster = outgoing.isGuest({ ...where, conversationId }, activity.from.id);
    const answer = await deadline.for(roster).catch((error: unknown) => ({ error }));
    deadline.end();
    const read = answer !== undefined && 'value' in answer;
    if (!read) log('warn', 'roster.unread', answer ? errorFacts(answer.error) : { code: 'slow' });
    if (known.size >= mostKnown) known.clear();
    known.set(id, { guest: read && answer.value, until: now + (read ? day : minute) });
    return read && answer.value;
  };

  return async (context, { id, name }) => ({ id, name, roles: people.rolesOf(id), guest: await isGuest(context, id) });
};
