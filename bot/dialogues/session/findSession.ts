import type { Actor } from '../../../procedure/record/values/person.ts';
import type { Reference } from '../../../procedure/record/values/reference.ts';
import { type SessionId, sessionKeyOf } from '../../../procedure/record/values/sessionKey.ts';
import type { BotTools } from '../../botTools.ts';
import type { SessionIntent } from '../../cards/press.ts';
import type { FiveWhysView } from '../../cards/session/fiveWhysView.ts';
import { channelIdOf } from '../../incoming/activity/activity.ts';
import type { Pressing } from '../pressing.ts';
import type { KnownSession } from './knownSession.ts';

/** The part that is shown: people in the meeting see no more of the record. */
export const viewOf = ({ asked: { stream, session, fiveWhys, late, freezesAt } }: KnownSession): FiveWhysView => ({
  record: stream.state,
  session,
  fiveWhys,
  late: late.length,
  freezesAt,
});

/**
 * The role in which a person acts there: a press where the session's card is proves membership of that chat or
 * channel, as Teams reports it with the press. What the card itself says of its conversation is ignored.
 */
const actorAt = async (reference: Reference, id: SessionId, context: Pressing, tools: BotTools): Promise<Actor> => {
  const actor = await tools.actorOf(context, context.person);
  const card = await tools.room.sessionCards.standsAt(reference, id);
  const isThere = card?.conversation.conversationId.replace(/;messageid=.*$/s, '') === channelIdOf(context.activity);
  return isThere ? { ...actor, attends: sessionKeyOf(reference, id) } : actor;
};

const readSession = async (
  reference: Reference,
  id: SessionId,
  viewer: Actor,
  { room }: Pick<BotTools, 'room'>,
  how?: 'inHand' | 'fresh',
): Promise<KnownSession | undefined> => {
  const asked = await room.handling.session(reference, id, viewer, how);
  return asked?.fiveWhys && { asked: { ...asked, fiveWhys: asked.fiveWhys }, viewer };
};

/** The current session; the previous one if the person may no longer see it. */
export const readAgain = async (known: KnownSession, tools: Pick<BotTools, 'room'>): Promise<KnownSession> => {
  const { asked, viewer } = known;
  return (await readSession(asked.stream.state.reference, asked.session.id, viewer, tools)) ?? known;
};

/** The session whose card was pressed. @throws Fault */
export const findSession = async (
  { reference, opened }: Pick<SessionIntent, 'reference' | 'opened'>,
  context: Pressing,
  tools: BotTools,
  how: 'inHand' | 'fresh',
): Promise<KnownSession | undefined> => {
  const id = opened === undefined ? undefined : await tools.room.handling.sessionOpenedBy(reference, opened);
  if (id === undefined) return undefined;
  return readSession(reference, id, await actorAt(reference, id, context, tools), tools, how);
};
