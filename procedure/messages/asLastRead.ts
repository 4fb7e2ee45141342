import type { RecordStream } from '../record/history/recordStream.ts';
import { stepsOf, streamUpTo } from '../record/history/stepsOf.ts';
import type { Actor } from '../record/values/person.ts';
import { mayRead } from '../stages/reads.ts';

/**
 * Returns the record as a person's message shows it, whenever it is drawn: the current record while they may read it;
 * afterwards the record at the time their part ended, which it says, and nothing later.
 * @param notified sequence of the commit that the message is about: the record up to it was shown to them anyway
 */
export const asLastRead = (stream: RecordStream, reader: Actor, notified = 1): RecordStream => {
  if (mayRead('record', reader, stream.state)) return stream;
  let until = notified;
  for (const { commit, before } of stepsOf(stream))
    if (before && mayRead('record', reader, before)) until = Math.max(commit.sequence, notified);
  return streamUpTo(stream, { sequence: until });
};
