import type { Register, RegisterColumn } from '../../procedure/ports/register/register.ts';
import { registerFilter } from '../../procedure/ports/register/registerFilter.ts';
import type { RegisterEntry } from '../../procedure/record/registerEntry.ts';
import { readReference } from '../../procedure/record/values/reference.ts';
import { piecesOf } from '../../procedure/similarity/word.ts';
import { createBackgroundSimilarity } from './backgroundSimilarity.ts';
import { createEntryInterner } from './interning/entryInterner.ts';
import { createKpiCache } from './kpiCache.ts';
import { createEntryOrder, type EntryOrder } from './search/entryOrder.ts';
import { foldedWords, searchWords } from './search/foldedText.ts';
import { createReferenceIndex } from './search/referenceIndex.ts';
import { createSlotCodes } from './search/slotCodes.ts';
import { type Also, createWordIndex } from './search/wordIndex.ts';

export type MemoryRegister = Register & {
  /** The last commit of this record that the register shows; 0 when it is unknown. */
  readonly sequenceOf: (reference: string) => number;
  readonly size: () => number;
};

/** Of all that is searched. */
const piecesIn = ({ what, system, clause, measured }: RegisterEntry): readonly string[] =>
  piecesOf(`${what} ${system ?? ''} ${clause ?? ''} ${measured?.oldId ?? ''}`);

/** Whether two tell the same words: most commits change others of an entry. */
const sayTheSame = (one: RegisterEntry, other: RegisterEntry): boolean =>
  one.what === other.what &&
  one.system === other.system &&
  one.clause === other.clause &&
  one.measured?.oldId === other.measured?.oldId;

/** Of the same commit, what can be measured gives way to nothing, and what an earlier version wrote to what this one did. */
const isNewer = (given: RegisterEntry, before: RegisterEntry): boolean =>
  given.sequence > before.sequence ||
  (given.sequence === before.sequence && !before.measured?.marks && given.measured?.marks !== undefined);

/** The index of all nonconformities, in the memory of this replica. */
export const createMemoryRegister = (): MemoryRegister => {
  /** By slot: a record keeps the one it got when it was learnt. */
  const entries: RegisterEntry[] = [];
  const slotOf = new Map<string, number>();
  const orders = new Map<string, EntryOrder>();
  const [words, references] = [createWordIndex(), createReferenceIndex()];
  const codes = createSlotCodes();
  const sharedEntry = createEntryInterner();
  const [figures, alike] = [createKpiCache(entries), createBackgroundSimilarity(entries)];

  /** Made when first asked for, then kept up to date. */
  const orderOf = (column: RegisterColumn, descending: boolean): EntryOrder => {
    const name = `${column} ${descending}`;
    const order = orders.get(name) ?? createEntryOrder(column, descending, entries);
    orders.set(name, order);
    return order;
  };

  const index = (slot: number, entry: RegisterEntry, before: RegisterEntry | undefined): void => {
    if (!before) {
      references.add(entry.reference);
      words.add(slot, piecesIn(entry));
    } else if (!sayTheSame(before, entry)) {
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
    index(slot, entry, before);
    figures.changed(slot, before);
    for (const order of orders.values()) order.insert(slot);
  };

  /** Of the slots that fit, in this order. */
  const pageOf = (slots: Uint32Array, fits: Uint8Array, offset: number, limit: number): readonly RegisterEntry[] => {
    const page: RegisterEntry[] = [];
    let passed = 0;
    for (const slot of slots) {
      if (page.length >= limit) break;
      if (!fits[slot]) continue;
      if (passed >= offset) page.push(entries[slot] as RegisterEntry);
      passed += 1;
    }
    return page;
  };

  const known = (reference: string | undefined): number | undefined => slotOf.get(reference ?? '');

  /** References are no words of the index, each being its own; a part of one, such as `0042`, is found all the same. */
  const inReference: Also = (word) => (/\d|^nc/.test(word) ? references.holding(word) : []);

  /** By slot: 1 where the entry holds what was typed. */
  const holding = (text: string): Uint8Array => {
    const named = known(readReference(text));
    if (named !== undefined) {
      const only = new Uint8Array(entries.length);
      only[named] = 1;
      return only;
    }
    const searched = searchWords(text);
    const held = words.holding(searched, entries.length, inReference);
    for (let slot = 0; slot < held.length; slot += 1) held[slot] = held[slot] === searched.length ? 1 : 0;
    return held;
  };

  return {
    learn,
    sequenceOf: (reference) => entries[known(reference) ?? -1]?.sequence ?? 0,
    size: () => entries.length,
    all: () => entries.values(),
    counted: figures.counted,
    prepared: alike.prepared,
    find: (query, mayRead) => {
      const fits = holding(query.text ?? '');
      codes.narrow(fits, query);
      const passes = registerFilter(query);
      let total = 0;
      // In the order in which they came: going through 100,000 entries in any other takes ten times as long.
      for (let slot = 0; slot < fits.length; slot += 1) {
        if (fits[slot] === 0) continue;
        const entry = entries[slot] as RegisterEntry;
        if (passes(entry) && mayRead(entry)) total += 1;
        else fits[slot] = 0;
      }
      const newestFirst = query.descending ?? query.sortBy === undefined;
      const { offset, limit } = query;
      return { entries: pageOf(orderOf(query.sortBy ?? 'reference', newestFirst).slots(), fits, offset, limit), total };
    },
    similar: (query, mayRead, limit) => {
      const { scores, same, likeness } = alike.weigh(query, entries.length);
      const except = known(query.except);
      if (except !== undefined) scores[except] = 0;
      return topSlots(scores, limit, (slot) => mayRead(entries[slot] as RegisterEntry)).map((slot) => {
        const entry = entries[slot] as RegisterEntry;
        return { entry, score: Math.min(1, (scores[slot] ?? 0) / same), ...likeness(entry) };
      });
    },
  };
};

/** The slots with the highest scores over 0 that are accepted, best first; among equals the later slot. */
export const topSlots = (
  scores: Float32Array,
  limit: number,
  accepts: (slot: number) => boolean,
): readonly number[] => {
  const best: number[] = [];
  const scoreAt = (index: number): number => scores[best[index] ?? -1] ?? 0;
  for (let slot = scores.length - 1; slot >= 0; slot -= 1) {
    const score = scores[slot] as number;
    // Whether one is accepted costs more to know than that it is not among the best.
    if (score <= (best.length < limit ? 0 : scoreAt(limit - 1)) || !accepts(slot)) continue;
    let index = best.length;
    while (index > 0 && scoreAt(index - 1) < score) index -= 1;
    best.splice(index, 0, slot);
    if (best.length > limit) best.pop();
  }
  return best;
};
