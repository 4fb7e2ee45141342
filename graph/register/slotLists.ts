import { type SlotList, withoutSlot, withSlot } from './slotList.ts';

/** Lists of slots by what their entries hold. */
export type SlotLists = {
  readonly all: ReadonlyMap<string, SlotList>;
  /** What a slot held before, and what it holds now: none of it when it is new. */
  readonly change: (slot: number, before: ReadonlySet<string>, now: ReadonlySet<string>) => void;
};

export const createSlotLists = (): SlotLists => {
  const all = new Map<string, SlotList>();

  const remove = (name: string, slot: number): void => {
    const list = all.get(name);
    const rest = list === undefined ? undefined : withoutSlot(list, slot);
    if (rest === undefined) all.delete(name);
    else all.set(name, rest);
  };

  return {
    all,
    change: (slot, before, now) => {
      for (const name of before) if (!now.has(name)) remove(name, slot);
      for (const name of now) if (!before.has(name)) all.set(name, withSlot(all.get(name), slot));
    },
  };
};
