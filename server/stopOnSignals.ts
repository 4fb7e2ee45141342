/** How long a stop may take before the process ends all the same (design section 5). */
const patience = 20_000;

/** Stops cleanly on SIGINT and SIGTERM: takes no new work, finishes what it holds, ends within 20 s. A second signal ends at once. */
export const stopOnSignals = (close: () => Promise<void>): void => {
  let stopping = false;
  const stop = (): void => {
    if (stopping) process.exit(1);
    stopping = true;
    setTimeout(() => process.exit(1), patience).unref();
    close().then(
      () => process.exit(0),
      () => process.exit(1),
    );
  };
  process.on('SIGINT', stop);
  process.on('SIGTERM', stop);
};
