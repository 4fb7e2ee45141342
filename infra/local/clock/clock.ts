/** The time that the stand-ins live in: it can be moved forward by whoever plays with them, and is never the real one's past. */
export type LocalClock = {
  readonly now: () => Date;
};
