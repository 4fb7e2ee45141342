import { setImmediate } from 'node:timers/promises';
import { fold } from '../../../procedure/record/history/fold.ts';
import type { RegisterEntry } from '../../../procedure/record/registerEntry.ts';
import type { Likeness, SimilarQuery } from '../../../procedure/similarity/similar.ts';
import { eachTerm, termsOf, writtenTerms } from '../../../procedure/similarity/termsOf.ts';
import { forLength, rarity } from '../../../procedure/similarity/weights.ts';
import { piecesOf } from '../../../procedure/similarity/word.ts';
import { createSlotLists, readSlots } from './slotList.ts';

type Described = Pick<SimilarQuery, 'text' | 'system' | 'clause'>;

const systemMark = (system: string | undefined): string => `@${fold(system ?? '').trim()}`;
const clauseMark = (clause: string | undefined): string => `§${clause ?? ''}`;

/** Marks for the system and the clause, which are not terms. */
const marksOf = ({ system, clause }: Pick<Described, 'system' | 'clause'>): readonly string[] =>
  [systemMark(system), clauseMark(clause)].filter((mark) => mark.length > 1);
const wordsOf = (text: string, system: string | undefined): string =>
  system === undefined ? text : `${text} ${system}`;
const termsIn = ({ what, system }: RegisterEntry): Set<string> => termsOf(wordsOf(what, system));

type Weighed = {
  /** By slot; 0 where nothing is shared. */
  readonly scores: Float32Array;
  /** The score of an identical description. */
  readonly same: number;
  /** What an entry shares with the query. */
  readonly likeness: (entry: RegisterEntry) => Omit<Likeness, 'score'>;
};

/** Weighs how much nonconformities share with a description. */
type SimilarIndex = {
  readonly add: (slot: number, entry: RegisterEntry) => void;
  /** @param before the previous entry in the slot */
  readonly change: (slot: number, before: RegisterEntry, now: RegisterEntry) => void;
  /** @param size greater than any slot */
  readonly weigh: (query: Described, size: number) => Weighed;
};

/** As many as fit on one line of a card. */
const maxWords = 5;
/** Maximum length; longer texts count as this long. */
const maxLength = 255;

const createSimilarIndex = (): SimilarIndex => {
  const lists = createSlotLists();
  let lengths = new Uint8Array(0);
  let [count, total] = [0, 0];
  let buffer = new Uint32Array(0);

  const setLength = (slot: number, length: number): void => {
    if (slot >= lengths.length) {
      const grown = new Uint8Array(Math.ceil(slot * 1.25) + 1000);
      grown.set(lengths);
      lengths = grown;
    }
    total += Math.min(length, maxLength) - (lengths[slot] as number);
    lengths[slot] = Math.min(length, maxLength);
  };

  const rarityOf = (term: string): number => rarity(lists.all.get(term)?.count ?? 0, count);

  /** Factors by length of the text. */
  const lengthFactors = (): Float64Array => {
    const mean = Math.max(1, total / Math.max(1, count));
    return Float64Array.from({ length: maxLength + 1 }, (_, length) => forLength(length, mean));
  };

  return {
    add: (slot, entry) => {
      let length = 0;
      eachTerm(piecesOf(wordsOf(entry.what, entry.system)), (term) => {
        if (lists.add(lists.under(term), slot)) length += 1;
      });
      for (const mark of marksOf(entry)) lists.add(lists.under(mark), slot);
      count += 1;
      setLength(slot, length);
    },
    change: (slot, before, now) => {
      const [saidBefore, terms] = [termsIn(before), termsIn(now)];
      setLength(slot, terms.size);
      for (const mark of marksOf(before)) saidBefore.add(mark);
      for (const mark of marksOf(now)) terms.add(mark);
      lists.change(slot, saidBefore, terms);
    },
    weigh: (query, size) => {
      const words = writtenTerms(wordsOf(query.text, query.system));
      const marks = marksOf(query);
      const factors = lengthFactors();
      const scores = new Float32Array(size);
      if (buffer.length < size) buffer = new Uint32Array(size);
      const weigh = (term: string, factorOf: (slot: number) => number): void => {
        const list = lists.all.get(term);
        const members = list === undefined ? 0 : readSlots(list, buffer);
        const weight = rarityOf(term);
        for (let index = 0; index < members; index += 1) {
          const slot = buffer[index] as number;
          scores[slot] = (scores[slot] as number) + weight * factorOf(slot);
        }
      };
      for (const term of words.keys()) weigh(term, (slot) => factors[lengths[slot] as number] as number);
      for (const mark of marks) weigh(mark, () => 1);
      const sum = (terms: Iterable<string>): number => [...terms].reduce((all, term) => all + rarityOf(term), 0);
      const ownFactor = factors[Math.min(words.size, maxLength)] ?? 1;
      return {
        scores,
        same: sum(words.keys()) * ownFactor + sum(marks),
        likeness: (entry) => {
          const other = termsIn(entry);
          const shared = [...words].filter(([term]) => other.has(term));
          shared.sort(([one], [another]) => rarityOf(another) - rarityOf(one));
          return {
            words: shared.slice(0, maxWords).map(([, written]) => written),
            sameSystem: query.system !== undefined && systemMark(query.system) === systemMark(entry.system),
            sameClause: query.clause !== undefined && query.clause === entry.clause,
          };
        },
      };
    },
  };
};

/** Entries indexed before yielding to other work: a few milliseconds. */
const atOnce = 100;

/**
 * Similarity index filled in the background: filling it takes as long as the rest of loading, and a start need not wait
 * for it.
 */
type BackgroundSimilarity = Pick<SimilarIndex, 'weigh'> & {
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
