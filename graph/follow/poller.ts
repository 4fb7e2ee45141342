import type { Clock, Log, Stop } from '../../procedure/ports/platform.ts';
import { Fault } from '../../procedure/runtime/fault.ts';

/** Repeats work at an interval, never two runs at once. */
export type Poller = {
  readonly start: () => void;
  /** One poll that begins after this call; calls made meanwhile share the next one. Never throws. */
  readonly now: () => Promise<void>;
  /** Stops polling; resolves when the poll under way is done. */
  readonly stop: () => Promise<void>;
};

export type PollerPorts = { readonly clock: Clock; readonly log: Log };

export const createPoller = (
  ports: PollerPorts,
  /** `event` is logged when a poll fails, such as `people.refreshFailed`; the next poll tries again. */
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

/** Minimum interval between two early polls, in milliseconds: one resource unit for each list. */
const every = 2000;
/** Maximum wait, in milliseconds; after it, the caller gets what is known here. */
const maxWaitMs = 1000;

/** Learns what other servers did before a list is answered, unless that was done within two seconds. Never throws. */
export const createSync = ({ now, after }: Clock, pollers: readonly Pick<Poller, 'now'>[]): (() => Promise<void>) => {
  let lastPoll: { readonly at: number; readonly done: Promise<unknown> } | undefined;
  return () => {
    const at = now().getTime();
    if (!lastPoll || at - lastPoll.at >= every)
      lastPoll = { at, done: Promise.all(pollers.map((poller) => poller.now())) };
    const { done } = lastPoll;
    return new Promise((resolve) => {
      const stop = after(maxWaitMs, resolve);
      void done.then(() => {
        stop();
        resolve();
      });
    });
  };
};
