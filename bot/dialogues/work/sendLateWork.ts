import { lastCommit } from '../../../procedure/record/history/commit.ts';
import type { RecordStream } from '../../../procedure/record/history/recordStream.ts';
import type { BotTools } from '../../botTools.ts';
import type { AdaptiveCard } from '../../cards/parts/card.ts';
import type { Pressing } from '../pressing.ts';

/**
 * For a person who saw *Not saved yet*, when it is saved after all: in their personal chat, once, because the dialog
 * may be closed by then, and the answer to a press is kept in no message (teams-platform 2.2).
 */
export const sendLateWork = async (
  card: AdaptiveCard,
  stream: RecordStream,
  { person }: Pressing,
  { room, isFirst }: BotTools,
): Promise<void> => {
  const { sequence, key } = lastCommit(stream);
  const conversation = await room.conversations.ofPerson(person.id);
  if (conversation && isFirst(`work/late/${person.id}/${key}/${sequence}`))
    await room.outgoing.post(conversation, card);
};
