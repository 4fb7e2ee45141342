import type { SideKeys } from '../../procedure/record/values/sideKeys.ts';
import type { Numbering } from './numberedStreams.ts';

/** The numbers of one kind of side streams that this replica knows, and those that it is trying. */
export type SideNumbering<Key extends string> = Numbering<Key> & {
  /** Newest first. */
  readonly keys: () => readonly Key[];
};

export const createSideNumbering = <Key extends string>({ keyOf, numberOf }: SideKeys<Key>): SideNumbering<Key> => {
  const known = new Set<number>();
  const trying = new Set<number>();
  return {
    know: (key) => {
      known.add(numberOf(key));
    },
    take: (_, refused) => {
      let number = Math.max(0, ...known, refused === undefined ? 0 : numberOf(refused)) + 1;
      while (trying.has(number)) number += 1;
      trying.add(number);
      return keyOf(number);
    },
    giveBack: (key) => {
      trying.delete(numberOf(key));
    },
    keys: () => [...known].sort((a, b) => b - a).map(keyOf),
  };
};
