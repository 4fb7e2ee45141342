import { readSlots, type SlotList, slotCount } from './slotList.ts';
import { createSlotLists, type SlotLists } from './slotLists.ts';

/**
 * Finds the slots whose text holds all words, each as a part of one of its words. The texts themselves are not kept:
 * scanning 100,000 of them costs ten times what going through the vocabulary does.
 */
export type WordIndex = {
  /** @param before the words that the slot had until now: none when it is new */
  readonly change: SlotLists['change'];
  /**
   * Counts, for each slot, how many of the words it holds, the rarest first: a slot with `words.length` holds all.
   * @param size more than any slot
   */
  readonly holding: (words: readonly string[], size: number, also: Also) => Uint8Array;
};

/** The slots with another text in which a word stands, each once. */
export type Also = (word: string) => Iterable<number>;

/** Most words stand in so few texts that sorting them would cost more than it saves. */
const fewMembers = 50;

export const createWordIndex = (): WordIndex => {
  const { all: vocabulary, change } = createSlotLists();
  let buffer = new Uint32Array(0);

  /** All lists under the words that a word is a part of, those of common words first, and how many members they have. */
  const listsUnder = (word: string) => {
    const [common, rare]: [SlotList[], SlotList[]] = [[], []];
    let members = 0;
    for (const [known, list] of vocabulary) {
      if (known.indexOf(word) === -1) continue;
      const count = slotCount(list);
      (count > fewMembers ? common : rare).push(list);
      members += count;
    }
    common.sort((one, other) => slotCount(other) - slotCount(one));
    return { word, lists: [...common, ...rare], members };
  };

  /** Counts one more word where `before` were counted. @param left slots that have `before` @returns how many it was */
  const mark = (lists: readonly SlotList[], before: number, left: number, held: Uint8Array): number => {
    let marked = 0;
    for (const list of lists) {
      // One letter stands in most words, and after the commonest of them nothing is left to be found.
      if (marked === left) break;
      const count = readSlots(list, buffer);
      for (let index = 0; index < count; index += 1) {
        const slot = buffer[index] as number;
        if (held[slot] !== before) continue;
        held[slot] = before + 1;
        marked += 1;
      }
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
    change,
    holding: (words, size, also) => {
      if (buffer.length < size) buffer = new Uint32Array(size);
      const held = new Uint8Array(size);
      const under = words.map(listsUnder).sort((one, other) => one.members - other.members);
      let left = size;
      for (const [before, { word, lists }] of under.entries()) {
        const marked = mark(lists, before, left, held);
        left = marked + markAlso(also(word), before, held);
      }
      return held;
    },
  };
};
