import type { RecordStream } from '../../procedure/handling/handling.ts';
import { lastCommit } from '../../procedure/record/commit.ts';
import type { BotTools } from '../botTools.ts';
import type { AdaptiveCard } from '../cards/parts/card.ts';
import type { Pressing } from './answerPress.ts';

const isInPersonalChat = ({ activity, shared }: Pressing): boolean =>
  !shared && activity.name === 'adaptiveCard/action' && Boolean(activity.replyToId);

/**
 * After the answer: puts the card into the message that was pressed, in a personal chat, because the answer to a press is
 * seen by the one client that asked (teams-platform 2.2). What the message shows of the record stays of the kind it is.
 */
export const keepWork = (card: AdaptiveCard, stream: RecordStream, turn: Pressing, tools: BotTools): void => {
  const { activity, where } = turn;
  const { sequence, key } = lastCommit(stream);
  const activityId = activity.replyToId;
  if (!activityId || !isInPersonalChat(turn)) return;
  if (!tools.isFirst(`work/${activityId}/${key}/${sequence}`)) return;
  tools.behind.run('work.unkept', () => tools.room.outgoing.edit(where, activityId, card, sequence));
};

/**
 * For somebody who was told *Not saved yet*, when it is saved after all: in the place of the form, or, from a dialog that
 * is closed by then, in the personal chat, once.
 */
export const sendLateWork = async (
  card: AdaptiveCard,
  stream: RecordStream,
  turn: Pressing,
  { room, isFirst }: BotTools,
): Promise<void> => {
  const { activity, where, person } = turn;
  const { sequence, key } = lastCommit(stream);
  if (activity.replyToId && isInPersonalChat(turn))
    return room.outgoing.edit(where, activity.replyToId, card, sequence);
  const place = await room.conversations.ofPerson(person.id);
  if (place && isFirst(`work/late/${person.id}/${key}/${sequence}`)) await room.outgoing.post(place, card);
};
