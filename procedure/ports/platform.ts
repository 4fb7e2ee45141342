export type Stop = () => void;

/** The only source of time. Timers follow this clock, also when it is moved. */
export type Clock = {
  readonly now: () => Date;
  readonly after: (milliseconds: number, run: () => void) => Stop;
};

/**
 * The log, written at the edges only. `event` is a constant such as `press.refused`; facts are ids, codes and
 * numbers, never a person's text and never who reported.
 */
export type Log = (
  level: 'info' | 'warn' | 'error',
  event: string,
  facts?: Readonly<Record<string, string | number | boolean | undefined>>,
) => void;

/** Returns this number of random bytes. */
export type Random = (bytes: number) => Uint8Array;

/** 128 random bits as hex, for a card's `n`. */
export type Nonce = () => string;
