import type { GraphRoom } from '../../graph/graphRoom.ts';
import type { RecordStream } from '../../procedure/record/history/recordStream.ts';
import type { Step } from '../builders/aLife.ts';
import { aDraft } from './graphStage.ts';

/** Commits these steps one after another: on `after`, or as a new record. Command ids count on. */
export const live = async (room: GraphRoom, steps: readonly Step[], after?: RecordStream): Promise<RecordStream> => {
  let stream = after;
  for (const { by, events } of steps) {
    const number = (stream?.commits.length ?? 0) + 1;
    const draft = aDraft(`${stream?.key ?? 'new'} ${number}`, { actor: by, events });
    const written = stream ? await room.records.append(stream.key, stream, draft) : await room.records.open(draft);
    if (written.outcome === 'conflict') throw new Error(`conflict at ${draft.commandId}`);
    stream = written.stream;
  }
  if (!stream) throw new Error('no steps');
  return stream;
};
