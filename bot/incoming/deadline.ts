/** A wait that ends: what is not done by then goes on behind. */
export type Patience = {
  /** The work's value if it comes in time, else `undefined`; it rejects when the work does so in time. */
  readonly for: <T>(work: Promise<T>) => Promise<{ readonly value: T } | undefined>;
  readonly end: () => void;
};

/**
 * Begins to count. In real time whatever the clock of the procedure says: it is a person who waits.
 * @param milliseconds for all works together
 */
export const startPatience = (milliseconds: number): Patience => {
  let end = (): void => undefined;
  const over = new Promise<undefined>((resolve) => {
    const timer = setTimeout(resolve, milliseconds, undefined);
    end = () => clearTimeout(timer);
  });
  return {
    for: (work) => Promise.race([work.then((value) => ({ value })), over]),
    end: () => end(),
  };
};
