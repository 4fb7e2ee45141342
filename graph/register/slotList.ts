/**
 * An ascending list of slots: one number while it has one member, then the differences between them, seven bits a byte,
 * the lowest first. A list of 100,000 records' common word takes a byte a member; most words stand in one record only.
 */
export type SlotList = number | Packed;
type Packed = { bytes: Uint8Array; used: number; count: number; last: number };

const put = (list: Packed, slot: number): void => {
  // Five bytes hold any difference of 32 bits.
  if (list.used + 5 > list.bytes.length) {
    const grown = new Uint8Array(Math.ceil(list.bytes.length * 1.25) + 5);
    grown.set(list.bytes.subarray(0, list.used));
    list.bytes = grown;
  }
  let rest = list.count === 0 ? slot : slot - list.last;
  while (rest > 127) {
    list.bytes[list.used++] = (rest & 127) | 128;
    rest >>>= 7;
  }
  list.bytes[list.used++] = rest;
  list.count += 1;
  list.last = slot;
};

const packed = (slots: Uint32Array): Packed => {
  const list: Packed = { bytes: new Uint8Array(slots.length + 5), used: 0, count: 0, last: 0 };
  for (const slot of slots) put(list, slot);
  return list;
};

export const slotCount = (list: SlotList): number => (typeof list === 'number' ? 1 : list.count);

/** Writes the members into the beginning of `into`, which has room for them. @returns how many */
export const readSlots = (list: SlotList, into: Uint32Array): number => {
  if (typeof list === 'number') {
    into[0] = list;
    return 1;
  }
  const { bytes, count } = list;
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
 * Counts one more in the places of the members that stand at `before`; reading and counting in one go, as most of a
 * search is this. @returns how many places it was
 */
export const markSlots = (list: SlotList, marks: Uint8Array, before: number): number => {
  if (typeof list === 'number') {
    if (marks[list] !== before) return 0;
    marks[list] = before + 1;
    return 1;
  }
  const { bytes, count } = list;
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
  const slots = new Uint32Array(slotCount(list));
  readSlots(list, slots);
  return slots;
};

/** The list with one more member; `list` itself is used up. Fast at the end of it. */
export const withSlot = (list: SlotList | undefined, slot: number): SlotList => {
  if (list === undefined) return slot;
  if (typeof list === 'number') return list === slot ? list : packed(Uint32Array.of(list, slot).sort());
  if (slot > list.last) {
    put(list, slot);
    return list;
  }
  const slots = new Uint32Array(list.count + 1);
  readSlots(list, slots);
  if (slots.subarray(0, list.count).includes(slot)) return list;
  slots[list.count] = slot;
  return packed(slots.sort());
};

/** The list without a member; undefined when it was the last. */
export const withoutSlot = (list: SlotList, slot: number): SlotList | undefined => {
  const slots = slotsOf(list).filter((one) => one !== slot);
  return slots.length > 1 ? packed(slots) : slots[0];
};
