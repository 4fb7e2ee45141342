import type { SimilarQuery } from '../../procedure/handling/ports.ts';
import { fold } from '../../procedure/record/fold.ts';
import type { RegisterEntry } from '../../procedure/record/registerEntry.ts';
import { termsOf } from '../../procedure/similarity/termsOf.ts';
import { forLength, rarity } from '../../procedure/similarity/weights.ts';
import { readSlots, type SlotList, slotCount, withoutSlot, withSlot } from './slotList.ts';

/** `score` is over 0 and at most 1. `shared` are words of the text asked about, the most telling first. */
export type Likeness = {
  readonly slot: number;
  readonly score: number;
};

type Described = Pick<SimilarQuery, 'text' | 'system' | 'clause'>;

/** What is said of a nonconformity: words, and marks for its system and its clause, which no word can be. */
type Said = { readonly words: ReadonlyMap<string, string>; readonly system: string; readonly clause: string };

export const saidOf = ({ text, system, clause }: Described): Said => ({
  words: termsOf(system === undefined ? text : `${text}\n${system}`),
  system: system === undefined ? '' : `@system ${fold(system).trim()}`,
  clause: clause === undefined ? '' : `@clause ${clause}`,
});

export type SimilarIndex = {
  readonly add: (slot: number, entry: RegisterEntry) => void;
  /** @param entry as it was added */
  readonly remove: (slot: number, entry: RegisterEntry) => void;
  /** Those that are alike in two things at least, in no order. */
  readonly likenesses: (query: Described) => { readonly said: Said; readonly rarityOf: (term: string) => number; readonly scores: Float32Array; readonly common: Uint8Array; readonly best: number };
};
