import { addSlot, emptyList, removeSlot, type SlotList } from './slotList.ts';

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
