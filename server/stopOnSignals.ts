/** How long a stop may take before the process exits anyway (design section 5). */
const stopDeadline = 20_000;

/**
 * Stops cleanly on SIGINT and SIGTERM: accepts no new work, finishes what is in progress, exits within 20 s. A second
 * signal exits at once.
 */
export const stopOnSignals = (close: () => Promise<void>): void => {
  let stopping = false;
  const stop = (): void => {
    if (stopping) process.exit(1);
    stopping = true;
    setTimeout(() => process.exit(1), stopDeadline).unref();
    close().then(
      () => process.exit(0),
      () => process.exit(1),
    );
  };
  process.on('SIGINT', stop);
  process.on('SIGTERM', stop);
};
