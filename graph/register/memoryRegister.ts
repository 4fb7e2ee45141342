import type { Register, RegisterColumn, RegisterQuery } from '../../procedure/ports/register/register.ts';
import { registerFilter } from '../../procedure/ports/register/registerFilter.ts';
import type { RegisterEntry } from '../../procedure/record/registerEntry.ts';
import { readReference } from '../../procedure/record/values/reference.ts';
import { piecesOf } from '../../procedure/similarity/word.ts';
import { createEntryInterner } from './entryInterner.ts';
import { createKpiCache } from './kpiCache.ts';
import { createEntryOrder, type EntryOrder } from './search/entryOrder.ts';
import { foldedWords, searchWords } from './search/foldedText.ts';
import { createReferenceIndex, type ReferenceIndex } from './search/referenceIndex.ts';
import { createBackgroundSimilarity } from './search/similarIndex.ts';
import { createSlotCodes } from './search/slotCodes.ts';
import { type Also, createWordIndex, type WordIndex } from './search/wordIndex.ts';

export type MemoryRegister = Register & {
  /** The last commit of this record that the register shows; 0 if unknown. */
  readonly sequenceOf: (reference: string) => number;
  readonly size: () => number;
};

/** The pieces of all text that is searched. */
const piecesIn = ({ what, system, clause, measured }: RegisterEntry): readonly string[] =>
  piecesOf(`${what} ${system ?? ''} ${clause ?? ''} ${measured?.oldId ?? ''}`);

/** Whether two entries have the same searched words: most commits change other fields. */
const haveSameWords = (one: RegisterEntry, other: RegisterEntry): boolean =>
  one.what === other.what &&
  one.system === other.system &&
  one.clause === other.clause &&
  one.measured?.oldId === other.measured?.oldId;

/** For the same commit, an entry of this version replaces one of an earlier version. */
const isNewer = (given: RegisterEntry, before: RegisterEntry): boolean =>
  given.sequence > before.sequence ||
  (given.sequence === before.sequence && !before.measured?.marks && given.measured?.marks !== undefined);

type Index = {
  /** By slot: a record keeps the slot it got when it was learnt. */
  readonly entries: RegisterEntry[];
  readonly slotOf: Map<string, number>;
  readonly words: WordIndex;
  readonly references: ReferenceIndex;
  readonly codes: ReturnType<typeof createSlotCodes>;
};

const slotNamed = ({ slotOf }: Index, reference: string | undefined): number | undefined => slotOf.get(reference ?? '');

/** By slot: 1 where the entry holds the text that was typed. */
const slotsHolding = (index: Index, text: string): Uint8Array => {
  const { entries, words, references } = index;
  const named = slotNamed(index, readReference(text));
  if (named !== undefined) {
    const only = new Uint8Array(entries.length);
    only[named] = 1;
    return only;
  }
  // References are not in the word index, each being unique; a part of one, such as `0042`, is found all the same.
  const inReference: Also = (word) => (/\d|^nc/.test(word) ? references.holding(word) : []);
  const searched = searchWords(text);
  const held = words.holding(searched, entries.length, inReference);
  for (let slot = 0; slot < held.length; slot += 1) held[slot] = held[slot] === searched.length ? 1 : 0;
  return held;
};

/** A page of the slots that match, in this order. */
const pageOf = (
  { entries }: Index,
  slots: Uint32Array,
  matches: Uint8Array,
  { offset, limit }: RegisterQuery,
): readonly RegisterEntry[] => {
  const page: RegisterEntry[] = [];
  let passed = 0;
  for (const slot of slots) {
    if (page.length >= limit) break;
    if (!matches[slot]) continue;
    if (passed >= offset) page.push(entries[slot] as RegisterEntry);
    passed += 1;
  }
  return page;
};

const find = (
  index: Index,
  orderOf: (column: RegisterColumn, descending: boolean) => EntryOrder,
  query: RegisterQuery,
  mayRead: (entry: RegisterEntry) => boolean,
): ReturnType<Register['find']> => {
  const matches = slotsHolding(index, query.text ?? '');
  index.codes.narrow(matches, query);
  const passes = registerFilter(query);
  let total = 0;
  // In the order of slots: any other order takes ten times as long for 100,000 entries.
  for (let slot = 0; slot < matches.length; slot += 1) {
    if (matches[slot] === 0) continue;
    const entry = index.entries[slot] as RegisterEntry;
    if (passes(entry) && mayRead(entry)) total += 1;
    else matches[slot] = 0;
  }
  const newestFirst = query.descending ?? query.sortBy === undefined;
  const { slots } = orderOf(query.sortBy ?? 'reference', newestFirst);
  return { entries: pageOf(index, slots(), matches, query), total };
};

/** The index of all nonconformities, in the memory of this replica. */
export const createMemoryRegister = (): MemoryRegister => {
  const index: Index = {
    entries: [],
    slotOf: new Map(),
    words: createWordIndex(),
    references: createReferenceIndex(),
    codes: createSlotCodes(),
  };
  const { entries, slotOf, words, references, codes } = index;
  const orders = new Map<string, EntryOrder>();
  const sharedEntry = createEntryInterner();
  const [figures, alike] = [createKpiCache(entries), createBackgroundSimilarity(entries)];

  /** Made on first use, then kept up to date. */
  const orderOf = (column: RegisterColumn, descending: boolean): EntryOrder => {
    const name = `${column} ${descending}`;
    const order = orders.get(name) ?? createEntryOrder(column, descending, entries);
    orders.set(name, order);
    return order;
  };

  const addWords = (slot: number, entry: RegisterEntry, before: RegisterEntry | undefined): void => {
    if (!before) {
      references.add(entry.reference);
      words.add(slot, piecesIn(entry));
    } else if (!haveSameWords(before, entry)) {
      words.change(slot, foldedWords(piecesIn(before)), foldedWords(piecesIn(entry)));
      alike.changed(slot, before);
    }
  };

  const learn = (given: RegisterEntry): void => {
    const slot = slotOf.get(given.reference) ?? entries.length;
    const before = entries[slot];
    if (before && !isNewer(given, before)) return;
    const entry = sharedEntry(given);
    if (before) for (const order of orders.values()) order.remove(slot);
    entries[slot] = entry;
    slotOf.set(entry.reference, slot);
    codes.set(slot, entry);
    addWords(slot, entry, before);
    figures.changed(slot, before);
    for (const order of orders.values()) order.insert(slot);
  };

  return {
    learn,
    sequenceOf: (reference) => entries[slotNamed(index, reference) ?? -1]?.sequence ?? 0,
    size: () => entries.length,
    all: () => entries.values(),
    counted: figures.counted,
    prepared: alike.prepared,
    find: (query, mayRead) => find(index, orderOf, query, mayRead),
    similar: (query, mayRead, limit) => {
      const { scores, same, likeness } = alike.weigh(query, entries.length);
      const except = slotNamed(index, query.except);
      if (except !== undefined) scores[except] = 0;
      return topSlots(scores, limit, (slot) => mayRead(entries[slot] as RegisterEntry)).map((slot) => {
        const entry = entries[slot] as RegisterEntry;
        return { entry, score: Math.min(1, (scores[slot] ?? 0) / same), ...likeness(entry) };
      });
    },
  };
};

/** Returns the accepted slots with the highest scores above 0, best first; among equals the later slot first. */
export const topSlots = (
  scores: Float32Array,
  limit: number,
  accepts: (slot: number) => boolean,
): readonly number[] => {
  const best: number[] = [];
  const scoreAt = (index: number): number => scores[best[index] ?? -1] ?? 0;
  for (let slot = scores.length - 1; slot >= 0; slot -= 1) {
    const score = scores[slot] as number;
    // `accepts` costs more than the comparison of scores.
    if (score <= (best.length < limit ? 0 : scoreAt(limit - 1)) || !accepts(slot)) continue;
    let index = best.length;
    while (index > 0 && scoreAt(index - 1) < score) index -= 1;
    best.splice(index, 0, slot);
    if (best.length > limit) best.pop();
  }
  return best;
};
