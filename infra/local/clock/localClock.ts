import type { Clock, Stop } from '../../../procedure/ports/platform.ts';
import type { MovableClock } from './movableClock.ts';

/** Longest delay that setTimeout supports, 2^31-1 ms. */
const maxDelayMs = 2_147_483_647;

/** The part of a movable clock that a process needs, whether the clock is its own or followed from another process. */
export type MovingClock = Pick<MovableClock, 'now' | 'onMove'>;

/**
 * Implements the product's `Clock` on a movable clock: moving the time past a timer fires that timer.
 * Timers never keep the process alive.
 */
export const createLocalClock = (time: MovingClock): Clock => ({
  now: time.now,
  after: (milliseconds, run): Stop => {
    const due = time.now().getTime() + Math.max(0, milliseconds);
    let timer: NodeJS.Timeout | undefined;
    const stopListening = time.onMove(() => wait());
    const stop = (): void => {
      clearTimeout(timer);
      stopListening();
    };
    const wait = (): void => {
      clearTimeout(timer);
      const left = due - time.now().getTime();
      timer = setTimeout(left > 0 ? wait : fire, Math.min(Math.max(0, left), maxDelayMs));
      timer.unref();
    };
    const fire = (): void => {
      stop();
      run();
    };
    wait();
    return stop;
  },
});
