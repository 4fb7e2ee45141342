/** In which slots a word stands: a list that grows, four bytes a place. */
type Places = { slots: Uint32Array; count: number };

/**
 * Finds the slots whose text holds all words, each as a part of one of its words. The texts themselves are not kept:
 * scanning 100,000 of them costs ten times what going through the vocabulary does.
 */
export type WordIndex = {
  /** @param text folded; slots are given once, in ascending order */
  readonly add: (slot: number, text: string) => void;
  /**
   * Counts, for each slot, how many of the words it holds one after the other: a slot with `words.length` holds all.
   * @param also another text of a slot in which a word may stand, for words that `hasAlso` lets through
   */
  readonly holding: (words: readonly string[], size: number, also: Also) => Uint8Array;
};

export type Also = {
  readonly test: (word: string) => boolean;
  readonly holds: (slot: number, word: string) => boolean;
};

export const createWordIndex = (): WordIndex => {
  const vocabulary = new Map<string, Places>();

  const put = (word: string, slot: number): void => {
    const places = vocabulary.get(word);
    if (!places) {
      vocabulary.set(word, { slots: Uint32Array.of(slot), count: 1 });
      return;
    }
    if (places.count === places.slots.length) {
      const grown = new Uint32Array(Math.ceil(places.count * 1.5) + 1);
      grown.set(places.slots);
      places.slots = grown;
    }
    places.slots[places.count] = slot;
    places.count += 1;
  };

  const mark = (word: string, before: number, held: Uint8Array): void => {
    for (const [known, { slots, count }] of vocabulary) {
      if (known.indexOf(word) === -1) continue;
      for (let place = 0; place < count; place += 1) {
        const slot = slots[place] as number;
        if (held[slot] === before) held[slot] = before + 1;
      }
    }
  };

  return {
    add: (slot, text) => {
      for (const word of new Set(text.split(' '))) if (word !== '') put(word, slot);
    },
    holding: (words, size, also) => {
      const held = new Uint8Array(size);
      for (const [before, word] of words.entries()) {
        mark(word, before, held);
        if (!also.test(word)) continue;
        for (let slot = 0; slot < size; slot += 1)
          if (held[slot] === before && also.holds(slot, word)) held[slot] = before + 1;
      }
      return held;
    },
  };
};
