import type { RegisterColumn } from '../../../procedure/ports/register/register.ts';
import type { RegisterEntry } from '../../../procedure/record/registerEntry.ts';
import { impacts, priorities } from '../../../procedure/record/values/choices.ts';
import { clauses } from '../../../procedure/record/values/clauses.ts';
import { stages } from '../../../procedure/stages/stages.ts';
import { foldedText } from './foldedText.ts';

/** How a column is sorted: by the first number that differs; by the text, where texts begin with the same letters. */
type Key = {
  readonly ranks: readonly ((entry: RegisterEntry) => number)[];
  readonly text?: (entry: RegisterEntry) => string;
};

/** Closed lists keep their own order; an empty value comes first. */
const among = (values: readonly string[], valueIn: (entry: RegisterEntry) => string | undefined): Key => {
  const ranks = new Map(values.map((value, rank) => [value, rank]));
  return { ranks: [(entry) => ranks.get(valueIn(entry) ?? '') ?? -1] };
};

/** By UTF-16 unit: its folded letter, at most 127; 0 if not computed yet. */
const letters = new Uint8Array(65_536);

const letterAt = (text: string, at: number): number => {
  const unit = text.charCodeAt(at);
  const before = letters[unit] as number;
  if (before > 0) return before;
  const folded = foldedText(text.charAt(at));
  const letter = Math.min(127, Math.max(1, folded === '' ? 32 : folded.charCodeAt(0)));
  letters[unit] = letter;
  return letter;
};

/** The number of letters that fit into one exact number. */
const lettersARank = 7;

/** Letters of a text as a number, in the order of the texts: folding 100,000 texts takes twenty times as long. */
const rankOf = (text: string, from: number): number => {
  let rank = 0;
  for (let at = from; at < from + lettersARank; at += 1)
    rank = rank * 128 + (at < text.length ? letterAt(text, at) : 0);
  return rank;
};

const byText = (valueIn: (entry: RegisterEntry) => string): Key => ({
  ranks: [0, 1, 2].map((part) => (entry) => rankOf(valueIn(entry), part * lettersARank)),
  text: valueIn,
});

/** By year, then by number: as texts, 10000 would come before 9999. `NC-2026-0042` has both at fixed positions. */
const referenceRank = ({ reference }: RegisterEntry): number =>
  Number(reference.slice(3, 7)) * 10_000_000 + Number(reference.slice(8));

/** `Float64Array.from` takes three times as long. */
const ranksOf = (entries: readonly RegisterEntry[], rank: (entry: RegisterEntry) => number): Float64Array => {
  const all = new Float64Array(entries.length);
  for (let slot = 0; slot < all.length; slot += 1) all[slot] = rank(entries[slot] as RegisterEntry);
  return all;
};

const firstNumbers = (count: number): Uint32Array => {
  const all = new Uint32Array(count);
  for (let slot = 0; slot < count; slot += 1) all[slot] = slot;
  return all;
};

const keys: Readonly<Record<RegisterColumn, Key>> = {
  reference: { ranks: [referenceRank] },
  stage: among(stages, ({ stage }) => stage),
  title: byText(({ title }) => title),
  clause: among(clauses, ({ clause }) => clause),
  priority: among(priorities, ({ priority }) => priority),
  impact: among(impacts, ({ impact }) => impact),
  system: byText(({ system }) => system ?? ''),
  detectedOn: { ranks: [({ detectedOn }) => Number(detectedOn.replaceAll('-', ''))] },
  reportedAt: { ranks: [({ reportedAt }) => Date.parse(reportedAt)] },
};

/**
 * All slots in one order of their entries, kept while entries are added and changed: sorting 100,000 for each query
 * would take longer than answering it. Ties are sorted by reference, newest first, in either direction.
 */
export type EntryOrder = {
  /** Valid until the next `insert` or `remove`. */
  readonly slots: () => Uint32Array;
  readonly insert: (slot: number) => void;
  /** @param slot whose entry is still the one that was inserted */
  readonly remove: (slot: number) => void;
};

/** @param entries by slot, without gaps; the order begins with all of them */
export const createEntryOrder = (
  column: RegisterColumn,
  descending: boolean,
  entries: readonly RegisterEntry[],
): EntryOrder => {
  const { ranks, text = () => '' } = keys[column];
  const sign = descending ? -1 : 1;
  /** Compares two texts with equal ranks. */
  const compareTexts = (raw: string, otherRaw: string, fold: (raw: string) => string): number => {
    if (raw === otherRaw) return 0;
    const [a, b] = [fold(raw), fold(otherRaw)];
    return a === b ? 0 : a < b ? -sign : sign;
  };
  const compare = (one: RegisterEntry, other: RegisterEntry): number => {
    for (const rank of ranks) {
      const difference = rank(one) - rank(other);
      if (difference !== 0) return sign * difference;
    }
    return compareTexts(text(one), text(other), foldedText) || referenceRank(other) - referenceRank(one);
  };

  /** The same order, with all sort keys computed in advance. */
  const sorted = (): Uint32Array => {
    const kept = ranks.map((rank) => ranksOf(entries, rank));
    const references = ranksOf(entries, referenceRank);
    const texts = entries.map(text);
    const known = new Map<string, string>();
    const fold = (raw: string): string => {
      const folded = known.get(raw) ?? foldedText(raw);
      known.set(raw, folded);
      return folded;
    };
    return firstNumbers(entries.length).sort((a, b) => {
      for (const rank of kept) {
        const difference = (rank[a] as number) - (rank[b] as number);
        if (difference !== 0) return sign * difference;
      }
      return (
        compareTexts(texts[a] as string, texts[b] as string, fold) ||
        (references[b] as number) - (references[a] as number)
      );
    });
  };
  let slots = sorted();
  let count = slots.length;

  /** Index of the first entry that does not come before that of `slot`. */
  const place = (slot: number): number => {
    const one = entries[slot] as RegisterEntry;
    let [low, high] = [0, count];
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (compare(entries[slots[middle] as number] as RegisterEntry, one) < 0) low = middle + 1;
      else high = middle;
    }
    return low;
  };

  return {
    slots: () => slots.subarray(0, count),
    insert: (slot) => {
      const index = place(slot);
      if (count === slots.length) {
        const grown = new Uint32Array(Math.ceil(count * 1.25) + 100);
        grown.set(slots);
        slots = grown;
      }
      slots.copyWithin(index + 1, index, count);
      slots[index] = slot;
      count += 1;
    },
    remove: (slot) => {
      const index = place(slot);
      if (slots[index] !== slot) return;
      slots.copyWithin(index, index + 1, count);
      count -= 1;
    },
  };
};
