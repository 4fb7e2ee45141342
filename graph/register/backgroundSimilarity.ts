import { setImmediate } from 'node:timers/promises';
import type { RegisterEntry } from '../../procedure/record/registerEntry.ts';
import { createSimilarIndex, type SimilarIndex } from './search/similarIndex.ts';

/** Entries indexed before yielding to other work: a few milliseconds. */
const atOnce = 100;

/**
 * Similarity index filled in the background: filling it takes as long as the rest of loading, and a start need not wait
 * for it.
 */
export type BackgroundSimilarity = Pick<SimilarIndex, 'weigh'> & {
  /** @param before the previous entry in the slot; undefined when it is new */
  readonly changed: (slot: number, before: RegisterEntry | undefined) => void;
  /** Resolves when everything is indexed, a few entries at a time. */
  readonly prepared: () => Promise<void>;
};

/** @param entries by slot, one in each */
export const createBackgroundSimilarity = (entries: readonly RegisterEntry[]): BackgroundSimilarity => {
  const index = createSimilarIndex();
  /** Number of slots in the index, from the first. */
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
      // A slot that is not in the index yet will be added as it is then.
      if (before && slot < slots) index.change(slot, before, entries[slot] as RegisterEntry);
    },
    prepared: () => {
      if (slots < entries.length) preparing ??= addAll();
      return preparing ?? Promise.resolve();
    },
    weigh: (query, size) => {
      // Entries added since the last query; all of them if the caller did not wait.
      addUntil(entries.length);
      return index.weigh(query, size);
    },
  };
};
