import fc from 'fast-check';
import { createWordIndex } from './wordIndex.ts';

const word = fc.stringMatching(/^[abc]{1,4}$/);
const text = fc.uniqueArray(word, { maxLength: 5 });

describe('a word index', () => {
  it('finds the slots whose words contain each searched word, however often they changed', () => {
    const changes = fc.array(fc.tuple(fc.nat(150), text), { minLength: 1, maxLength: 300 });
    fc.assert(
      fc.property(changes, fc.uniqueArray(word, { minLength: 1, maxLength: 3 }), (all, searched) => {
        const index = createWordIndex();
        const texts: Set<string>[] = Array.from({ length: 151 }, () => new Set());
        for (const [slot, words] of all) {
          const [before, now] = [texts[slot] ?? new Set<string>(), new Set(words)];
          // As in a text with each word twice, when the slot is new.
          if (before.size === 0) index.add(slot, [...words, ...words.map((one) => `(${one}),`), '…']);
          else index.change(slot, before, now);
          texts[slot] = now;
        }
        // Some slots have another text, too: here their number.
        const also = (part: string) => (part.length > 2 ? [7, 9] : []);
        const held = index.holding(searched, texts.length, also);
        const holds = (slot: number, part: string) =>
          [...(texts[slot] ?? [])].some((one) => one.includes(part)) || (part.length > 2 && (slot === 7 || slot === 9));
        const found = [...held.keys()].filter((slot) => held[slot] === searched.length);
        expect(found).toEqual([...held.keys()].filter((slot) => searched.every((part) => holds(slot, part))));
      }),
      { seed: 20_261_124, numRuns: 200 },
    );
  });
});
