import type { Clock } from '../../procedure/ports/platform.ts';

export type StageClock = Clock & {
  readonly advance: (milliseconds: number) => void;
  /** Goes back to the start, and drops every timer. */
  readonly restart: () => void;
};

/** A stopped clock; its timers fire when it is moved. */
export const createStageClock = (start: string): StageClock => {
  let now = Date.parse(start);
  const timers = new Set<{ readonly due: number; readonly run: () => void }>();
  return {
    now: () => new Date(now),
    after: (milliseconds, run) => {
      const timer = { due: now + milliseconds, run };
      timers.add(timer);
      return () => {
        timers.delete(timer);
      };
    },
    restart: () => {
      now = Date.parse(start);
      timers.clear();
    },
    advance: (milliseconds) => {
      now += milliseconds;
      for (const timer of [...timers].filter(({ due }) => due <= now)) {
        timers.delete(timer);
        timer.run();
      }
    },
  };
};
