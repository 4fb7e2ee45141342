import type { RegisterEntry } from '../../record/registerEntry.ts';
import type { Measuring } from '../measuring.ts';
import { type Accumulated, accumulate } from './accumulate.ts';

/** What is counted of a record. */
export type Countable = Pick<RegisterEntry, 'reference' | 'notToIsmsManager' | 'measured'>;

/** The KPIs of all records, and the number of records. */
export type CountedRecords = Pick<Accumulated, 'figures' | 'references'> & {
  /** The rules, and the day it is counted for. */
  readonly measuring: Measuring;
  /** Number of measured records, and of those whose facts could not be read. */
  readonly records: () => { readonly measured: number; readonly unread: number };
  /** Whether not every reader may know of it. */
  readonly isKept: (reference: string) => boolean;
};

/** Keeps counts up to date as records change. Starts empty, and is valid for one day. */
export const countRecords = (measuring: Measuring) => {
  const { add, remove, figures, references } = accumulate(measuring);
  const kept = new Set<string>();
  let [measured, unread] = [0, 0];
  const counted: CountedRecords = {
    measuring,
    figures,
    references,
    records: () => ({ measured, unread }),
    isKept: (reference) => kept.has(reference),
  };
  return {
    counted,
    add: ({ reference, notToIsmsManager, measured: facts }: Countable): void => {
      if (facts) {
        measured += 1;
        add(facts);
      } else unread += 1;
      if (notToIsmsManager) kept.add(reference);
    },
    /** @param record as it was added */
    remove: ({ reference, measured: facts }: Countable): void => {
      if (facts) {
        measured -= 1;
        remove(facts);
      } else unread -= 1;
      kept.delete(reference);
    },
  };
};

/** Counts all of these records at once. */
export const countAll = (records: Iterable<Countable>, measuring: Measuring): CountedRecords => {
  const { counted, add } = countRecords(measuring);
  for (const record of records) add(record);
  return counted;
};
