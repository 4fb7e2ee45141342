import { lastCommit } from '../../procedure/record/history/commit.ts';
import type { RecordStream } from '../../procedure/record/history/recordStream.ts';
import type { BotTools } from '../botTools.ts';
import { placeOf } from '../incoming/activity/conversationReferences.ts';
import type { Turn } from '../incoming/activity/activityContext.ts';

/**
 * After the answer: has the record that somebody asked for in his personal chat drawn anew there when it moves. Of each
 * record the newest card of each person follows it; the older ones stay as they were.
 */
export const followRecord = (stream: RecordStream, activityId: string, turn: Turn, tools: BotTools): void => {
  const conversation = placeOf(turn);
  if (conversation?.kind !== 'personal') return;
  const { key: reference } = stream;
  const { sequence } = lastCommit(stream);
  const key = `${reference}/record/${conversation.personId}`;
  tools.behind.run('record.unfollowed', () =>
    tools.room.shown.sent({ key, reference, kind: 'record', conversation, activityId, sequence }),
  );
};
