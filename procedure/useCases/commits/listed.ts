import type { Streams } from '../../ports/streams.ts';
import type { Stream } from '../../record/history/commit.ts';
import { Fault } from '../../runtime/fault.ts';

/** An item of a list; without its stream when its first row cannot be read, or is not trusted. */
export type Listed<State, Event, Key extends string> = {
  readonly key: Key;
  readonly stream: Stream<State, Event> | undefined;
};

/** An item that cannot be read does not hide the others. @throws Fault */
export const listed = async <State, Event, Key extends string>(
  streams: Pick<Streams<State, Event>, 'load'>,
  key: Key,
): Promise<Listed<State, Event, Key>> => {
  try {
    return { key, stream: (await streams.load(key, 'inHand')).stream };
  } catch (error) {
    const isUnreadable = error instanceof Fault && (error.code === 'damaged' || error.code === 'unexpectedAnswer');
    if (isUnreadable) return { key, stream: undefined };
    throw error;
  }
};
