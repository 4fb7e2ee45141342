import { setImmediate } from 'node:timers/promises';
import type { RegisterEntry } from '../../procedure/record/registerEntry.ts';
import { createSimilarIndex, type SimilarIndex } from './search/similarIndex.ts';

/** So many take a few milliseconds; then others have their turn. */
const atOnce = 100;

/**
 * Likeness to what is learnt, worked out afterwards: it takes as long as the rest of learning does, and a start need not
 * wait for it.
 */
export type BackgroundSimilarity = Pick<SimilarIndex, 'weigh'> & {
  /** @param before what stood in the slot until now; undefined when it is new */
  readonly changed: (slot: number, before: RegisterEntry | undefined) => void;
  /** Resolves when all is worked out, a few at a time. */
  readonly prepared: () => Promise<void>;
};

/** @param entries by slot, one in each */
export const createBackgroundSimilarity = (entries: readonly RegisterEntry[]): BackgroundSimilarity => {
  const index = createSimilarIndex();
  /** How many slots are in the index, from the first. */
  let slots = 0;
  let preparing: Promise<void> | undefined;

  const addUntil = (end: number): void => {
    for (; slots < end; slots += 1) index.add(slots, entries[slots] as RegisterEntry);
  };

  const addAll = async (): Promise<void> => {
    while (slots < entries.length) {
      addUntil(Math.min(entries.length, slots + atOnce));
      await setImmediate();
    }
    preparing = undefined;
  };

  return {
    changed: (slot, before) => {
      // What is not in the index yet will be, as it stands by then.
      if (before && slot < slots) index.change(slot, before, entries[slot] as RegisterEntry);
    },
    prepared: () => {
      if (slots < entries.length) preparing ??= addAll();
      return preparing ?? Promise.resolve();
    },
    weigh: (query, size) => {
      // What was learnt since anybody asked; all of it for who did not wait.
      addUntil(entries.length);
      return index.weigh(query, size);
    },
  };
};
