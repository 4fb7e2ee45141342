/**
 * An ascending list of slots: with one member, the last one only; with more, the first and the differences between
 * them, seven bits per byte, the lowest first. A common word of 100,000 records takes a byte per member; most words are
 * in one record only. It changes in place, so a caller may hold on to a list.
 */
export type SlotList = { readonly name: string; bytes: Uint8Array; used: number; count: number; last: number };

const nothing = new Uint8Array(0);

/** @param name what the slots in it hold */
export const emptyList = (name: string): SlotList => ({ name, bytes: nothing, used: 0, count: 0, last: -1 });

const write = (list: SlotList, difference: number): void => {
  // Five bytes hold any difference of 32 bits.
  if (list.used + 5 > list.bytes.length) {
    const grown = new Uint8Array(Math.ceil(list.bytes.length * 1.25) + 8);
    grown.set(list.bytes);
    list.bytes = grown;
  }
  let rest = difference;
  while (rest > 127) {
    list.bytes[list.used++] = (rest & 127) | 128;
    rest >>>= 7;
  }
  list.bytes[list.used++] = rest;
};

const append = (list: SlotList, slot: number): void => {
  if (list.count === 1) write(list, list.last);
  if (list.count > 0) write(list, slot - list.last);
  list.count += 1;
  list.last = slot;
};

/** Writes the members to the beginning of `into`, which must have room for them. @returns how many */
export const readSlots = ({ bytes, count, last }: SlotList, into: Uint32Array): number => {
  if (count === 1) {
    into[0] = last;
    return 1;
  }
  let [at, slot] = [0, 0];
  for (let index = 0; index < count; index += 1) {
    let byte = bytes[at++] as number;
    let difference = byte & 127;
    for (let shift = 7; byte > 127; shift += 7) {
      byte = bytes[at++] as number;
      difference |= (byte & 127) << shift;
    }
    slot += difference;
    into[index] = slot;
  }
  return count;
};

/**
 * Adds one to the marks that equal `before`, for each member; reading and counting in one pass, as most of a search is
 * this. @returns how many
 */
export const markSlots = ({ bytes, count, last }: SlotList, marks: Uint8Array, before: number): number => {
  if (count === 1) {
    if (marks[last] !== before) return 0;
    marks[last] = before + 1;
    return 1;
  }
  let [at, slot, marked] = [0, 0, 0];
  for (let index = 0; index < count; index += 1) {
    let byte = bytes[at++] as number;
    let difference = byte & 127;
    for (let shift = 7; byte > 127; shift += 7) {
      byte = bytes[at++] as number;
      difference |= (byte & 127) << shift;
    }
    slot += difference;
    if (marks[slot] !== before) continue;
    marks[slot] = before + 1;
    marked += 1;
  }
  return marked;
};

const slotsOf = (list: SlotList): Uint32Array => {
  const slots = new Uint32Array(list.count);
  readSlots(list, slots);
  return slots;
};

const refill = (list: SlotList, slots: Uint32Array): void => {
  list.bytes = slots.length > 1 ? new Uint8Array(slots.length + 8) : nothing;
  [list.used, list.count, list.last] = [0, 0, -1];
  for (const slot of slots) append(list, slot);
};

/** Fast at the end of the list. @returns false if the slot is already there */
export const addSlot = (list: SlotList, slot: number): boolean => {
  if (slot > list.last) {
    append(list, slot);
    return true;
  }
  if (slot === list.last) return false;
  const slots = slotsOf(list);
  if (slots.includes(slot)) return false;
  refill(list, Uint32Array.of(...slots, slot).sort());
  return true;
};

export const removeSlot = (list: SlotList, slot: number): void =>
  refill(
    list,
    slotsOf(list).filter((one) => one !== slot),
  );

/** Lists of slots by what their entries hold. */
export type SlotLists = {
  readonly all: ReadonlyMap<string, SlotList>;
  /** The list with this name, created if needed. */
  readonly under: (name: string) => SlotList;
  /** @returns false if the slot is already there */
  readonly add: (list: SlotList, slot: number) => boolean;
  /** Replaces what a slot held before by what it holds now. */
  readonly change: (slot: number, before: ReadonlySet<string>, now: ReadonlySet<string>) => void;
};

/** @param onGrown called for each list that became longer */
export const createSlotLists = (onGrown: (list: SlotList) => void = () => undefined): SlotLists => {
  const all = new Map<string, SlotList>();

  const under = (name: string): SlotList => {
    const before = all.get(name);
    if (before) return before;
    const list = emptyList(name);
    all.set(name, list);
    return list;
  };

  const add = (list: SlotList, slot: number): boolean => {
    if (!addSlot(list, slot)) return false;
    onGrown(list);
    return true;
  };

  return {
    all,
    under,
    add,
    change: (slot, before, now) => {
      for (const name of before) if (!now.has(name)) removeSlot(under(name), slot);
      for (const name of now) if (!before.has(name)) add(under(name), slot);
    },
  };
};
