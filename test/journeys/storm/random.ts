/** Numbers from a seed (mulberry32): the same seed, the same plan. */
export type Random = {
  /** A whole number from 0 up to and without `below`. */
  readonly below: (below: number) => number;
  readonly chance: (share: number) => boolean;
  readonly between: (least: number, most: number) => number;
  readonly pick: <const T>(of: readonly [T, ...T[]]) => T;
  readonly shuffled: <T>(of: readonly T[]) => readonly T[];
};

export const fromSeed = (seed: number): Random => {
  let state = seed | 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  const below = (most: number): number => Math.floor(next() * most);
  return {
    below,
    chance: (share) => next() < share,
    between: (least, most) => least + below(most - least + 1),
    pick: (of) => of[below(of.length)] ?? of[0],
    shuffled: (of) =>
      of
        .map((one) => ({ one, place: next() }))
        .sort((a, b) => a.place - b.place)
        .map(({ one }) => one),
  };
};
