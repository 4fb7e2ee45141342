import { setImmediate } from 'node:timers/promises';
import { type CountedRecords, countRecords } from '../../procedure/measures/counting/countRecords.ts';
import type { Measuring } from '../../procedure/measures/measuring.ts';
import type { RegisterEntry } from '../../procedure/record/registerEntry.ts';

/** Entries counted before yielding to other work: a few milliseconds. */
const atOnce = 250;
/** Figures kept, such as yesterday's and today's; older ones are counted again on request. */
const maxKept = 2;

type Kept = {
  readonly key: string;
  readonly records: ReturnType<typeof countRecords>;
  /** Number of slots counted, from the first. */
  slots: number;
  done: Promise<void>;
};

/**
 * The KPIs of all entries, updated as entries change. They depend on the day and the rules, so they are counted again
 * when those change, a few entries at a time.
 */
export type KpiCache = {
  readonly counted: (measuring: Measuring) => Promise<CountedRecords>;
  /** @param before the previous entry in the slot; undefined when it is new */
  readonly changed: (slot: number, before: RegisterEntry | undefined) => void;
};

/** @param entries by slot, one in each */
export const createKpiCache = (entries: readonly RegisterEntry[]): KpiCache => {
  let all: readonly Kept[] = [];

  const countOn = async (kept: Kept): Promise<void> => {
    while (kept.slots < entries.length) {
      const until = Math.min(entries.length, kept.slots + atOnce);
      for (; kept.slots < until; kept.slots += 1) kept.records.add(entries[kept.slots] as RegisterEntry);
      await setImmediate();
    }
  };

  const begin = (key: string, measuring: Measuring): Kept => {
    const kept: Kept = { key, records: countRecords(measuring), slots: 0, done: Promise.resolve() };
    kept.done = countOn(kept);
    // A caller that still waits for dropped figures gets them as of the end of their count.
    all = [kept, ...all].slice(0, maxKept);
    return kept;
  };

  return {
    counted: async (measuring) => {
      const key = JSON.stringify(measuring);
      const kept = all.find((one) => one.key === key) ?? begin(key, measuring);
      await kept.done;
      return kept.records.counted;
    },
    changed: (slot, before) => {
      const now = entries[slot];
      for (const kept of all) {
        // A slot that is not counted yet will be counted as it is then.
        if (slot > kept.slots || (slot === kept.slots && before)) continue;
        if (before) kept.records.remove(before);
        else kept.slots += 1;
        if (now) kept.records.add(now);
      }
    },
  };
};
