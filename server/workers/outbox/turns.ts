import { createKeyedMutex } from '../../../procedure/runtime/keyedMutex.ts';

/** One run of the effects of a record. */
export type Turn = {
  /** Runs a piece of work: one at a time for each record, and few at a time for all. */
  readonly take: <T>(work: () => Promise<T>) => Promise<T>;
  /** Whether no later run of the record has begun. */
  readonly isLast: () => boolean;
};

/**
 * Lets few pieces of work run at the same time. What waits for Teams between two pieces holds up neither other records
 * nor a later run of its own.
 * @param atOnce maximum number of pieces
 */
export const createTurns = (atOnce: number) => {
  const keyedMutex = createKeyedMutex();
  const last = new Map<string, Turn>();
  const waiting: (() => void)[] = [];
  let running = 0;

  const inSlot = async <T>(work: () => Promise<T>): Promise<T> => {
    if (running >= atOnce) await new Promise<void>((resolve) => waiting.push(resolve));
    else running += 1;
    try {
      return await work();
    } finally {
      // Hands over its slot.
      const next = waiting.shift();
      if (next) next();
      else running -= 1;
    }
  };

  /** Begins a run, which ends with the promise of `run`. */
  return async <T>(key: string, run: (turn: Turn) => Promise<T>): Promise<T> => {
    const turn: Turn = {
      take: (work) => keyedMutex(key, () => inSlot(work)),
      isLast: () => last.get(key) === turn,
    };
    last.set(key, turn);
    try {
      return await run(turn);
    } finally {
      if (turn.isLast()) last.delete(key);
    }
  };
};
