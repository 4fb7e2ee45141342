import type { Register, RegisterColumn, RegisterQuery } from '../../procedure/handling/ports.ts';
import { readReference } from '../../procedure/record/reference.ts';
import type { RegisterEntry } from '../../procedure/record/registerEntry.ts';
import { createEntryOrder, type EntryOrder, type Indexed } from './entryOrder.ts';
import { foldedText, searchWords } from './foldedText.ts';
import { createSharedFacts } from './sharedFacts.ts';
import { createWordIndex } from './wordIndex.ts';

export type MemoryRegister = Register & {
  /** The last commit of this record that the register shows; 0 when it is unknown. */
  readonly sequenceOf: (reference: string) => number;
  readonly size: () => number;
};

const textOf = ({ what, system, clause }: RegisterEntry): string =>
  foldedText(`${what} ${system ?? ''} ${clause ?? ''}`);

/** The index of all nonconformities, in the memory of this replica. */
export const createMemoryRegister = (): MemoryRegister => {
  const byReference = new Map<string, Indexed>();
  const orders = new Map<string, EntryOrder>();
  const sharedFacts = createSharedFacts();
  /** By slot. An entry that changes gets a new slot; the old one stays empty until all is indexed anew. */
  let slots: (RegisterEntry | undefined)[] = [];
  let words = createWordIndex();

  /** Made when first asked for, then kept up to date. */
  const orderOf = (column: RegisterColumn, descending: boolean): EntryOrder => {
    const name = `${column} ${descending}`;
    const order = orders.get(name) ?? createEntryOrder(column, descending, byReference.values());
    orders.set(name, order);
    return order;
  };

  const place = (entry: RegisterEntry): Indexed => {
    const now = { entry, slot: slots.length };
    slots.push(entry);
    words.add(now.slot, textOf(entry));
    byReference.set(entry.reference, now);
    return now;
  };

  const indexAnew = (): void => {
    const entries = [...byReference.values()].map(({ entry }) => entry);
    slots = [];
    words = createWordIndex();
    orders.clear();
    for (const entry of entries) place(entry);
  };

  const learn = (entry: RegisterEntry): void => {
    const before = byReference.get(entry.reference);
    if (before && before.entry.sequence >= entry.sequence) return;
    const now = place(entry.measured ? { ...entry, measured: sharedFacts(entry) } : entry);
    for (const order of orders.values()) {
      if (before) order.remove(before);
      order.insert(now);
    }
    if (before) slots[before.slot] = undefined;
    if (slots.length > 2 * byReference.size + 1000) indexAnew();
  };

  /** References are no words of the index, each being its own; a part of one, such as `0042`, is found all the same. */
  const inReference = {
    test: (word: string) => /\d|^nc/.test(word),
    holds: (slot: number, word: string) => slots[slot]?.reference.toLowerCase().includes(word) ?? false,
  };

  /** Whether an entry holds what was typed. */
  const matching = (text: string): ((one: Indexed) => boolean) => {
    const searched = searchWords(text);
    if (searched.length === 0) return () => true;
    const held = words.holding(searched, slots.length, inReference);
    return ({ slot }) => held[slot] === searched.length;
  };

  return {
    learn,
    sequenceOf: (reference) => byReference.get(reference)?.entry.sequence ?? 0,
    size: () => byReference.size,
    all: function* () {
      for (const { entry } of byReference.values()) yield entry;
    },
    find: (query, mayRead) => {
      const named = query.text === undefined ? undefined : byReference.get(readReference(query.text) ?? '');
      const holds = named ? () => true : matching(query.text ?? '');
      const passes = filterOf(query);
      const newestFirst = query.descending ?? query.sortBy === undefined;
      const candidates = named ? [named] : orderOf(query.sortBy ?? 'reference', newestFirst).entries;
      const entries: RegisterEntry[] = [];
      let total = 0;
      for (const one of candidates) {
        if (!holds(one) || !passes(one.entry) || !mayRead(one.entry)) continue;
        if (total >= query.offset && entries.length < query.limit) entries.push(one.entry);
        total += 1;
      }
      return { entries, total };
    },
  };
};

/** An empty filter filters nothing. */
const filterOf = (query: RegisterQuery): ((entry: RegisterEntry) => boolean) => {
  const stages = setOf(query.stages);
  const clauses = setOf(query.clauses);
  const priorities = setOf(query.priorities);
  return (entry) =>
    (!stages || stages.has(entry.stage)) &&
    (!clauses || (entry.clause !== undefined && clauses.has(entry.clause))) &&
    (!priorities || priorities.has(entry.priority)) &&
    (query.reporter === undefined || entry.reporter === query.reporter);
};

const setOf = (values: readonly string[] | undefined): ReadonlySet<string> | undefined =>
  values && values.length > 0 ? new Set(values) : undefined;
