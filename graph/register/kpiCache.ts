import { setImmediate } from 'node:timers/promises';
import { type CountedRecords, countRecords } from '../../procedure/measures/counting/countRecords.ts';
import type { Measuring } from '../../procedure/measures/measuring.ts';
import type { RegisterEntry } from '../../procedure/record/registerEntry.ts';

/** So many take a few milliseconds; then others have their turn. */
const atOnce = 250;
/** Of yesterday's and of today's measuring, say; an older one is counted anew when somebody asks for it. */
const maxKept = 2;

type Kept = {
  readonly key: string;
  readonly records: ReturnType<typeof countRecords>;
  /** How many slots are counted, from the first. */
  slots: number;
  done: Promise<void>;
};

/**
 * The KPIs of all entries, kept as they change. Which day it is and what the rules are changes what is counted of an
 * entry, so they are counted anew by then, a few at a time.
 */
export type KpiCache = {
  readonly counted: (measuring: Measuring) => Promise<CountedRecords>;
  /** @param slot what stands in it now is no longer `before`; undefined when it is new */
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
    // Who still waits for one that is left out here gets it as it was when it was done.
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
        // What is not counted yet will be, as it stands by then.
        if (slot > kept.slots || (slot === kept.slots && before)) continue;
        if (before) kept.records.remove(before);
        else kept.slots += 1;
        if (now) kept.records.add(now);
      }
    },
  };
};
