import type { Wait } from '../../graph/client/wait.ts';

/** How late filter and delta may be, in milliseconds: more is a warning; not there at all after `giveUp`, a problem. */
export type Lags = { readonly filter: number; readonly delta: number; readonly giveUp: number };

/** What an examination gets from outside. */
export type Ports = {
  /** The machine's clock, milliseconds. */
  readonly now: () => number;
  readonly wait: Wait;
  /** Its own for each examination, so that no two write under one key. */
  readonly run: string;
  readonly lags: Lags;
};

/** Five seconds are what the server looks again for after a lost answer; two minutes what checkpoints leave out (design section 2). */
export const usualLags: Lags = { filter: 5_000, delta: 30_000, giveUp: 120_000 };
