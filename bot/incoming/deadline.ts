/** A deadline: work that misses it continues in the background. */
export type Deadline = {
  /** The work's value if it comes in time, else `undefined`; it rejects when the work does so in time. */
  readonly for: <T>(work: Promise<T>) => Promise<{ readonly value: T } | undefined>;
  readonly end: () => void;
};

/**
 * Starts the deadline, in real time whatever the clock of the procedure says: a person waits.
 * @param milliseconds for all works together
 */
export const startDeadline = (milliseconds: number): Deadline => {
  let timer: NodeJS.Timeout | undefined;
  const over = new Promise<undefined>((resolve) => {
    timer = setTimeout(resolve, milliseconds, undefined);
  });
  return {
    for: (work) => Promise.race([work.then((value) => ({ value })), over]),
    end: () => clearTimeout(timer),
  };
};
