import { loadavg } from 'node:os';
import { setImmediate } from 'node:timers/promises';

/**
 * Milliseconds that something takes by itself: the fastest of some runs, each measured by the CPU time of this
 * process if that is less. On a busy machine, wall-clock time would include other work.
 */
export const fastest = (run: () => unknown, times = 5): number => {
  let least = Number.POSITIVE_INFINITY;
  for (let time = 0; time < times; time += 1) {
    const [begun, before] = [performance.now(), process.cpuUsage()];
    run();
    const { user, system } = process.cpuUsage(before);
    least = Math.min(least, performance.now() - begun, (user + system) / 1000);
  }
  return least;
};

/**
 * Longest time that other work would have been blocked, in milliseconds, per turn as in `fastest`. Time
 * spent by other threads of this process counts too, so the figure is an upper bound.
 */
export const longestTurn = async (work: Promise<unknown>): Promise<number> => {
  let [longest, begun, before, isDone] = [0, performance.now(), process.cpuUsage(), false];
  void work.finally(() => {
    isDone = true;
  });
  while (!isDone) {
    await setImmediate();
    const { user, system } = process.cpuUsage(before);
    longest = Math.max(longest, Math.min(performance.now() - begun, (user + system) / 1000));
    [begun, before] = [performance.now(), process.cpuUsage()];
  }
  return longest;
};

/** The 99th percentile. */
export const p99 = (values: readonly number[]): number => {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.ceil(sorted.length * 0.99) - 1] ?? Number.NaN;
};

/** Load average of the last minute. */
export const busy = (): string => `machine load ${loadavg()[0]?.toFixed(1)}`;
