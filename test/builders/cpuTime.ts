/** Milliseconds of processor time that a piece of work takes: a busy machine does not make it longer. */
export const cpuTime = (work: () => unknown): number => {
  const begun = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(begun);
  return (user + system) / 1000;
};
