import type { Refusal } from '../../../procedure/commands/refusal.ts';
import type { ConversationReference } from '../../../procedure/ports/messages/conversations.ts';
import type { Nonconformity } from '../../../procedure/record/nonconformity.ts';
import type { Actor } from '../../../procedure/record/values/person.ts';
import type { Reference } from '../../../procedure/record/values/reference.ts';
import type { BotTools } from '../../botTools.ts';

export type Opening = {
  readonly reference: Reference;
  readonly actor: Actor;
  /** Id of the requesting message or meeting: a repeated request opens it once. */
  readonly commandId: string;
  /** The thread of a channel for its card. */
  readonly conversation: ConversationReference;
};

/** `hidden`: its reporter keeps the record from people who may be in that channel. */
export type Opened =
  | { readonly kind: 'shown' }
  | { readonly kind: 'hidden' }
  | { readonly kind: 'refused'; readonly refusal: Refusal };

const lastFiveWhys = ({ sessions }: Nonconformity) => sessions.findLast(({ kind }) => kind === 'fiveWhys');

/**
 * Opens a 5-Whys session on a record and posts its card; a live session is moved to this conversation. Only for a
 * person who may open it: the record's content is shown to everyone present.
 * @throws Fault
 */
export const openFiveWhys = async (opening: Opening, { room }: BotTools): Promise<Opened> => {
  const { reference, actor, commandId, conversation } = opening;
  const known = await room.handling.look(reference, actor);
  if (!known) return { kind: 'refused', refusal: { reason: 'unknown' } };
  if (known.state.notToIsmsManager) return { kind: 'hidden' };
  const handled = await room.handling.handle({
    actor,
    commandId,
    command: { name: 'openSession', reference, kind: 'fiveWhys' },
  });
  if (handled.kind === 'refused' && handled.refusal.reason !== 'sessionLive') return handled;
  const { state } = handled.kind === 'done' ? handled.stream : known;
  const session = handled.kind === 'done' ? lastFiveWhys(state)?.id : liveOf(handled.refusal);
  if (session) await room.sessionCards.show(reference, session, conversation);
  return { kind: 'shown' };
};

const liveOf = (refusal: Refusal) => (refusal.reason === 'sessionLive' ? refusal.session : undefined);
