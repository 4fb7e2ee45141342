import type { Clock, Log, Stop } from '../../procedure/ports/platform.ts';
import { Fault } from '../../procedure/runtime/fault.ts';

/** Does the same again and again, never two at once. */
export type Poller = {
  readonly start: () => void;
  /** One poll that begins after this call; calls that come meanwhile share the next one. Never throws. */
  readonly now: () => Promise<void>;
  /** No further poll; resolves when the one under way is done. */
  readonly stop: () => Promise<void>;
};

export type PollerPorts = { readonly clock: Clock; readonly log: Log };

export const createPoller = (
  ports: PollerPorts,
  /** `event` is what the log says when a poll fails, such as `people.refreshFailed`: it is tried again at the next turn. */
  options: { readonly everyMs: number; readonly event: string },
  work: () => Promise<void>,
): Poller => {
  let stopped = false;
  let timer: Stop | undefined;
  let running: Promise<void> | undefined;
  let queued: Promise<void> | undefined;

  const once = async (): Promise<void> => {
    try {
      await work();
    } catch (error) {
      if (stopped) return;
      const code = error instanceof Fault ? error.code : error instanceof Error ? error.name : 'unknown';
      ports.log('warn', options.event, { code });
    }
  };

  const run = (): Promise<void> => {
    running = once().finally(() => {
      running = undefined;
    });
    return running;
  };

  const now = (): Promise<void> => {
    if (stopped) return Promise.resolve();
    if (!running) return run();
    queued ??= running.then(() => {
      queued = undefined;
      return run();
    });
    return queued;
  };

  const schedule = (): void => {
    if (stopped) return;
    timer = ports.clock.after(options.everyMs, () => {
      void now().then(schedule);
    });
  };

  return {
    start: schedule,
    now,
    stop: async () => {
      stopped = true;
      timer?.();
      await (queued ?? running);
    },
  };
};
