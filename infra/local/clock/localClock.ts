import type { Clock, Stop } from '../../../procedure/handling/ports.ts';
import type { MovableClock } from './movableClock.ts';

/** setTimeout holds at most 2^31-1 ms. */
const longest = 2_147_483_647;

/** The part of a movable clock that a process needs, whether the clock is its own or followed from afar. */
export type MovingClock = Pick<MovableClock, 'now' | 'onMove'>;

/**
 * The product's `Clock` on a time that can be moved: whoever moves it past a timer makes that timer fire.
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
      timer = setTimeout(left > 0 ? wait : fire, Math.min(Math.max(0, left), longest));
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
