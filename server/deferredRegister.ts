import type { Clock } from '../procedure/ports/platform.ts';
import type { Register } from '../procedure/ports/register/register.ts';
import { lastCommit } from '../procedure/record/history/commit.ts';
import type { RecordStream } from '../procedure/record/history/recordStream.ts';
import { registerEntry } from '../procedure/record/registerEntry.ts';

/** A register that also accepts a committed stream whose entry has not been built yet. */
export type DeferredRegister = Register & { readonly learnLater: (stream: RecordStream) => void };

/**
 * Builds the entries of our own commits after the answer or at the next read, whichever comes first: the answer does
 * not need them, and every read sees them.
 */
export const deferRegister = (register: Register, clock: Pick<Clock, 'after'>): DeferredRegister => {
  const pending = new Map<string, RecordStream>();
  const flush = (): void => {
    for (const stream of pending.values()) register.learn(registerEntry(stream.state, lastCommit(stream).sequence));
    pending.clear();
  };
  return {
    learn: register.learn,
    learnLater: (stream) => {
      const before = pending.get(stream.key);
      if (before && lastCommit(before).sequence > lastCommit(stream).sequence) return;
      if (pending.size === 0) clock.after(0, flush);
      pending.set(stream.key, stream);
    },
    find: (...query) => {
      flush();
      return register.find(...query);
    },
    similar: (...query) => {
      flush();
      return register.similar(...query);
    },
    prepared: () => {
      flush();
      return register.prepared();
    },
    all: () => {
      flush();
      return register.all();
    },
    counted: (measuring) => {
      flush();
      return register.counted(measuring);
    },
  };
};
