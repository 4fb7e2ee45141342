import { type SlotList, slotCount, withoutSlot, withSlot } from './slotList.ts';

/** Lists of slots by what their entries hold. */
export type SlotLists = {
  readonly all: ReadonlyMap<string, SlotList>;
  /** What a slot held before, and what it holds now: none of it when it is new. */
  readonly change: (slot: number, before: ReadonlySet<string>, now: ReadonlySet<string>) => void;
};

/** @param onGrown told how long the list under a name now is */
export const createSlotLists = (onGrown: (name: string, count: number) => void = () => undefined): SlotLists => {
  const all = new Map<string, SlotList>();

  const remove = (name: string, slot: number): void => {
    const list = all.get(name);
    const rest = list === undefined ? undefined : withoutSlot(list, slot);
    if (rest === undefined) all.delete(name);
    else all.set(name, rest);
  };

  const add = (name: string, slot: number): void => {
    const before = all.get(name);
    const list = withSlot(before, slot);
    // Most lists grow in place.
    if (list !== before) all.set(name, list);
    onGrown(name, slotCount(list));
  };

  return {
    all,
    change: (slot, before, now) => {
      for (const name of before) if (!now.has(name)) remove(name, slot);
      for (const name of now) if (before.size === 0 || !before.has(name)) add(name, slot);
    },
  };
};
