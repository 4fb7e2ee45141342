import { lastCommit } from '../../procedure/record/history/commit.ts';
import type { RecordStream } from '../../procedure/record/history/recordStream.ts';
import type { BotTools } from '../botTools.ts';
import type { ActivityContext } from '../incoming/activity/activityContext.ts';
import { conversationOf } from '../incoming/activity/conversationReferences.ts';

/**
 * After the answer: registers the card of a record requested in a personal chat to be redrawn when the record
 * changes. Only the newest card of each record and person is redrawn; older ones stay as they were.
 */
export const followRecord = (
  stream: RecordStream,
  activityId: string,
  context: ActivityContext,
  tools: BotTools,
): void => {
  const conversation = conversationOf(context);
  if (conversation?.kind !== 'personal') return;
  const { key: reference } = stream;
  const { sequence } = lastCommit(stream);
  const key = `${reference}/record/${conversation.personId}`;
  tools.background.run('record.unfollowed', () =>
    tools.room.postedMessages.sent({ key, reference, kind: 'record', conversation, activityId, sequence }),
  );
};
