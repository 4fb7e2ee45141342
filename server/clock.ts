import type { Clock } from '../procedure/ports/platform.ts';

/** setTimeout accepts at most 2^31-1 ms (24.8 days), so a longer wait is split into steps. */
const longest = 2_147_483_647;

/** The clock of the machine. Its timers never keep the process alive. */
export const systemClock: Clock = {
  now: () => new Date(),
  after: (milliseconds, run) => {
    let timer: NodeJS.Timeout;
    const wait = (left: number): void => {
      timer = setTimeout(() => (left > longest ? wait(left - longest) : run()), Math.min(left, longest));
      timer.unref();
    };
    wait(Math.max(0, milliseconds));
    return () => clearTimeout(timer);
  },
};
