import type { RegisterColumn } from '../../procedure/handling/ports.ts';
import { impacts, priorities } from '../../procedure/record/choices.ts';
import { clauses } from '../../procedure/record/clauses.ts';
import { referenceParts } from '../../procedure/record/reference.ts';
import type { RegisterEntry } from '../../procedure/record/registerEntry.ts';
import { stages } from '../../procedure/stages/stages.ts';
import { foldedText } from './foldedText.ts';

/** An entry and its place in the word index. */
export type Indexed = { readonly entry: RegisterEntry; readonly slot: number };

const ranks = (values: readonly string[]): ReadonlyMap<string, number> =>
  new Map(values.map((value, rank) => [value, rank]));
const stageRank = ranks(stages);
const impactRank = ranks(impacts);
const priorityRank = ranks(priorities);
const clauseRank = ranks(clauses);

type Key = string | number;

/** By year, then by number: texts would put 10000 before 9999. */
const referenceKey = ({ entry }: Indexed): number => {
  const { year, number } = referenceParts(entry.reference);
  return year * 10_000_000 + number;
};

/** What a column is ordered by. Closed lists go in their own order; nothing comes before everything. */
const keys: Readonly<Record<RegisterColumn, (one: Indexed) => Key>> = {
  reference: referenceKey,
  stage: ({ entry }) => stageRank.get(entry.stage) ?? -1,
  title: ({ entry }) => foldedText(entry.title),
  clause: ({ entry }) => clauseRank.get(entry.clause ?? '') ?? -1,
  priority: ({ entry }) => priorityRank.get(entry.priority) ?? -1,
  impact: ({ entry }) => impactRank.get(entry.impact) ?? -1,
  system: ({ entry }) => foldedText(entry.system ?? ''),
  detectedOn: ({ entry }) => entry.detectedOn,
  reportedAt: ({ entry }) => entry.reportedAt,
};

/**
 * All entries in one order, kept while entries come and go: sorting 100,000 for each question would cost more than
 * answering it. Ties go by reference, newest first, in either direction.
 */
export type EntryOrder = {
  readonly entries: readonly Indexed[];
  readonly insert: (one: Indexed) => void;
  readonly remove: (one: Indexed) => void;
};

export const createEntryOrder = (column: RegisterColumn, descending: boolean, all: Iterable<Indexed>): EntryOrder => {
  const keyOf = keys[column];
  const sign = descending ? -1 : 1;
  const compare = (a: Key, b: Key, one: Indexed, other: Indexed): number => {
    if (a !== b) return a < b ? -sign : sign;
    return referenceKey(other) - referenceKey(one);
  };
  const keyed = Array.from(all, (one) => ({ one, key: keyOf(one) }));
  keyed.sort((a, b) => compare(a.key, b.key, a.one, b.one));
  const entries = keyed.map(({ one }) => one);

  /** Index of the first entry that does not come before `one`. */
  const place = (one: Indexed): number => {
    const key = keyOf(one);
    let [low, high] = [0, entries.length];
    while (low < high) {
      const middle = (low + high) >>> 1;
      const other = entries[middle] as Indexed;
      if (compare(keyOf(other), key, other, one) < 0) low = middle + 1;
      else high = middle;
    }
    return low;
  };

  return {
    entries,
    insert: (one) => {
      entries.splice(place(one), 0, one);
    },
    remove: (one) => {
      const index = place(one);
      if (entries[index] === one) entries.splice(index, 1);
    },
  };
};
