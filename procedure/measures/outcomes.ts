import type { Days } from './measuring.ts';
import type { DayNumber } from './periods/dayNumber.ts';

/** Days are kept in blocks of 32, so that a day within its block takes five bits. */
const blockBits = 5;
const blockDays = 2 ** blockBits;

/** Packed outcomes in no order: the outcome above the bits of the day. */
type Block = { packed: Uint32Array; count: number };

/** Counts outcomes (small whole numbers) by day, over any span of days. */
export type Outcomes = {
  /** @param on undefined for what belongs to every span */
  readonly add: (outcome: number, on: DayNumber | undefined) => void;
  /** @param outcome that was added */
  readonly remove: (outcome: number, on: DayNumber | undefined) => void;
  /** Count of each outcome; the index is the outcome. */
  readonly counts: (days: Days) => Uint32Array;
};

/** Four bytes per outcome, and only additions: counting a million takes some milliseconds. */
export const createOutcomes = (): Outcomes => {
  const blocks = new Map<number, Block>();
  /** Those without a day, by outcome. */
  const always = new Map<number, number>();
  let highest = 0;

  const packedOf = (outcome: number, on: DayNumber): number => outcome * blockDays + (on & (blockDays - 1));

  const put = (number: number, packed: number): void => {
    const block = blocks.get(number) ?? { packed: new Uint32Array(8), count: 0 };
    blocks.set(number, block);
    if (block.count === block.packed.length) {
      const grown = new Uint32Array(Math.ceil(block.count * 1.25));
      grown.set(block.packed);
      block.packed = grown;
    }
    block.packed[block.count] = packed;
    block.count += 1;
  };

  const take = (number: number, packed: number): void => {
    const block = blocks.get(number);
    const index = block ? block.packed.subarray(0, block.count).lastIndexOf(packed) : -1;
    if (!block || index < 0) return;
    block.count -= 1;
    block.packed[index] = block.packed[block.count] as number;
  };

  const change = (outcome: number, by: 1 | -1): void => void always.set(outcome, (always.get(outcome) ?? 0) + by);

  return {
    add: (outcome, on) => {
      highest = Math.max(highest, outcome);
      if (on === undefined) change(outcome, 1);
      else put(on >> blockBits, packedOf(outcome, on));
    },
    remove: (outcome, on) => {
      if (on === undefined) change(outcome, -1);
      else take(on >> blockBits, packedOf(outcome, on));
    },
    counts: ({ first, last }) => {
      const counts = new Uint32Array(highest + 1);
      for (const [outcome, count] of always) counts[outcome] = count;
      for (const [number, { packed, count }] of blocks) {
        const begin = number * blockDays;
        if (begin > last || begin + blockDays <= first) continue;
        const [low, high] = [first - begin, last - begin];
        const isWhole = low <= 0 && high >= blockDays - 1;
        for (let index = 0; index < count; index += 1) {
          const one = packed[index] as number;
          const day = one & (blockDays - 1);
          if (isWhole || (low <= day && day <= high))
            counts[one >>> blockBits] = (counts[one >>> blockBits] as number) + 1;
        }
      }
      return counts;
    },
  };
};
