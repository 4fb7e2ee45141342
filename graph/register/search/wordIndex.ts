import { foldedWord } from './foldedText.ts';
import { markSlots, type SlotList } from './slotList.ts';
import { createSlotLists, type SlotLists } from './slotLists.ts';

/**
 * Finds the slots whose text holds all words, each as a part of one of its words. The texts themselves are not kept:
 * scanning 100,000 of them costs ten times what going through the vocabulary does.
 */
export type WordIndex = {
  /** @param pieces of the text of a slot that is new */
  readonly add: (slot: number, pieces: readonly string[]) => void;
  /** @param before the words that the slot had until now */
  readonly change: SlotLists['change'];
  /**
   * Counts, for each slot, how many of the words it holds, the rarest first: a slot with `words.length` holds all.
   * @param size more than any slot
   */
  readonly holding: (words: readonly string[], size: number, also: Also) => Uint8Array;
};

/** The slots with another text in which a word stands, each once. */
export type Also = (word: string) => Iterable<number>;

/** Most words stand in so few texts, and are looked at only when the common ones have not found everything. */
const fewMembers = 50;

const maxKnown = 20_000;

export const createWordIndex = (): WordIndex => {
  /**
   * Words with a space between: going through a text is twenty times as fast as through as many texts. A word stays when
   * the last slot has lost it, and is there twice when it comes again.
   */
  let [everyWord, commonWords] = [' ', ' '];
  const { all, under, add, change } = createSlotLists(({ name, count }) => {
    if (count === 1) everyWord += `${name} `;
    if (count === fewMembers + 1) commonWords += `${name} `;
  });

  /** By piece: the same few thousand come again and again, and folding one costs more than finding it. */
  const known = new Map<string, SlotList | undefined>();

  const listOf = (piece: string): SlotList | undefined => {
    const before = known.get(piece);
    // Marks that stand alone are no word.
    if (before || known.has(piece)) return before;
    if (known.size >= maxKnown) known.clear();
    const word = foldedWord(piece);
    const list = word === '' ? undefined : under(word);
    known.set(piece, list);
    return list;
  };

  /** The lists under the words that a word is a part of. */
  const listsUnder = (word: string, vocabulary: string): readonly SlotList[] => {
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

  /** Those under common words, the longest first, and how many members they have. */
  const commonUnder = (word: string) => {
    const lists = [...listsUnder(word, commonWords)].sort((one, other) => other.count - one.count);
    return { word, lists, members: lists.reduce<number>((sum, list) => sum + list.count, 0) };
  };

  /** Counts one more word where `before` were counted. @param left slots that have `before` @returns how many it was */
  const mark = (lists: readonly SlotList[], before: number, left: number, held: Uint8Array): number => {
    let marked = 0;
    for (const list of lists) {
      // One letter stands in most words, and after some of them nothing is left to be found.
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
        if (marked < left) marked += mark(listsUnder(word, everyWord), before, left - marked, held);
        left = marked + markAlso(also(word), before, held);
      }
      return held;
    },
  };
};
