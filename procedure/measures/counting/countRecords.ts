import type { RegisterEntry } from '../../record/registerEntry.ts';
import type { Measuring } from '../measuring.ts';
import { type Accumulated, accumulate } from './accumulate.ts';

/** What is counted of a record. */
export type Countable = Pick<RegisterEntry, 'reference' | 'notToIsmsManager' | 'measured'>;

/** The KPIs of all records, and of how many they are. */
export type CountedRecords = Pick<Accumulated, 'figures' | 'references'> & {
  /** By which rules, as of which day. */
  readonly measuring: Measuring;
  /** How many records are measured, and how many there are whose facts could not be read. */
  readonly records: () => { readonly measured: number; readonly unread: number };
  /** Is it one that not every reader may know of? */
  readonly isKept: (reference: string) => boolean;
};

/** Counts records as they come and go. Begins empty, and is good for one day. */
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

/** All of these records, at once. */
export const countAll = (records: Iterable<Countable>, measuring: Measuring): CountedRecords => {
  const { counted, add } = countRecords(measuring);
  for (const record of records) add(record);
  return counted;
};
