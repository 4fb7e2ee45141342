import type { RecordStream } from '../record/history/recordStream.ts';
import { stepsOf } from '../record/history/stepsOf.ts';
import { streamUpTo } from '../record/history/streamUpTo.ts';
import type { Actor } from '../record/values/person.ts';
import { mayRead } from '../stages/reads.ts';

/**
 * The record as a message of somebody's shows it, whenever it is drawn: as it is now while he may read it; else as it stood
 * when his part ended, which it says, with nothing that came after.
 * @param told sequence of the commit of which the message tells him: so much he was shown in any case
 */
export const asLastRead = (stream: RecordStream, reader: Actor, told = 1): RecordStream => {
  if (mayRead('record', reader, stream.state)) return stream;
  let until = told;
  for (const { commit, before } of stepsOf(stream))
    if (before && mayRead('record', reader, before)) until = Math.max(commit.sequence, told);
  return streamUpTo(stream, { sequence: until });
};
