import { foldedWord } from './foldedText.ts';
import { createSlotLists, markSlots, type SlotList, type SlotLists } from './slotList.ts';

/**
 * Finds the slots whose text contains all words, each as a part of one of its words. The texts are not kept: scanning
 * 100,000 of them takes ten times as long as scanning the vocabulary.
 */
export type WordIndex = {
  /** @param pieces of the text of a new slot */
  readonly add: (slot: number, pieces: readonly string[]) => void;
  /** @param before the previous words of the slot */
  readonly change: SlotLists['change'];
  /**
   * Counts for each slot how many of the words it holds, the rarest first: a slot with `words.length` holds all.
   * @param size greater than any slot
   */
  readonly holding: (words: readonly string[], size: number, also: Also) => Uint8Array;
};

/** The slots with another text that contains the word, each once. */
export type Also = (word: string) => Iterable<number>;

/** Most words are in at most this many texts. They are scanned only if the common ones have not found everything. */
const fewMembers = 50;

const maxKnown = 20_000;

/** Counts one more word in the slots that have `before` words. @param left slots that have `before` @returns slots counted */
const mark = (lists: readonly SlotList[], before: number, left: number, held: Uint8Array): number => {
  let marked = 0;
  for (const list of lists) {
    // A single letter is in most words: after some of their lists nothing is left to find.
    if (marked === left) break;
    marked += markSlots(list, held, before);
  }
  return marked;
};

const markAlso = (slots: Iterable<number>, before: number, held: Uint8Array): number => {
  let marked = 0;
  for (const slot of slots) {
    if (held[slot] !== before) continue;
    held[slot] = before + 1;
    marked += 1;
  }
  return marked;
};

/** The lists of the words that contain this one. */
const listsContaining = (all: SlotLists['all'], word: string, vocabulary: string): readonly SlotList[] => {
  const lists: SlotList[] = [];
  let at = vocabulary.indexOf(word);
  while (at !== -1) {
    const end = vocabulary.indexOf(' ', at);
    const list = all.get(vocabulary.slice(vocabulary.lastIndexOf(' ', at) + 1, end));
    if (list !== undefined) lists.push(list);
    at = vocabulary.indexOf(word, end);
  }
  return lists;
};

export const createWordIndex = (): WordIndex => {
  /**
   * Words separated by spaces: one long text is scanned twenty times as fast as many short ones. A word stays when its
   * last slot has lost it, and is there twice when it is added again.
   */
  let [everyWord, commonWords] = [' ', ' '];
  const { all, under, add, change } = createSlotLists(({ name, count }) => {
    if (count === 1) everyWord += `${name} `;
    if (count === fewMembers + 1) commonWords += `${name} `;
  });

  /** By piece: a few thousand are common, and folding one costs more than finding it here. */
  const known = new Map<string, SlotList | undefined>();

  const listOf = (piece: string): SlotList | undefined => {
    const before = known.get(piece);
    // Punctuation alone is not a word.
    if (before || known.has(piece)) return before;
    if (known.size >= maxKnown) known.clear();
    const word = foldedWord(piece);
    const list = word === '' ? undefined : under(word);
    known.set(piece, list);
    return list;
  };

  /** The lists of common words that contain this one, the longest first, and their total number of members. */
  const commonUnder = (word: string) => {
    const lists = [...listsContaining(all, word, commonWords)].sort((one, other) => other.count - one.count);
    return { word, lists, members: lists.reduce<number>((sum, list) => sum + list.count, 0) };
  };

  return {
    add: (slot, pieces) => {
      for (const piece of pieces) {
        const list = listOf(piece);
        if (list) add(list, slot);
      }
    },
    change,
    holding: (words, size, also) => {
      const held = new Uint8Array(size);
      const under = words.map(commonUnder).sort((one, other) => one.members - other.members);
      let left = size;
      for (const [before, { word, lists }] of under.entries()) {
        let marked = mark(lists, before, left, held);
        if (marked < left) marked += mark(listsContaining(all, word, everyWord), before, left - marked, held);
        left = marked + markAlso(also(word), before, held);
      }
      return held;
    },
  };
};
