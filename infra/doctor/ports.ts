import type { Wait } from '../../graph/client/wait.ts';

/** Acceptable delay of filters and delta in milliseconds: more is a warning; nothing after `giveUp` is a problem. */
export type Lags = { readonly filter: number; readonly delta: number; readonly giveUp: number };

/** External dependencies of an examination. */
export type Ports = {
  /** The machine's clock, milliseconds. */
  readonly now: () => number;
  readonly wait: Wait;
  /** Unique per examination, so that no two write the same key. */
  readonly run: string;
  readonly lags: Lags;
  /** Ids of applications under which TenTwo ran before. */
  readonly applications?: readonly string[];
};

/** The server looks for a row for five seconds after a lost response, and checkpoints leave out two minutes (design section 2). */
export const defaultLags: Lags = { filter: 5_000, delta: 30_000, giveUp: 120_000 };
