import { setImmediate } from 'node:timers/promises';
import type { Log } from '../../procedure/ports/platform.ts';
import { errorFacts } from '../../procedure/runtime/errorFacts.ts';

/** Background work after the answer, best effort. */
export type Background = {
  /** Starts work after the current answer; a failure is logged once under `event` and has no other effect. */
  readonly run: (event: string, work: () => Promise<unknown>) => void;
  /** The same for work that has already started. */
  readonly keep: (event: string, work: Promise<unknown>, facts?: Readonly<Record<string, string>>) => void;
  /** Resolves when all of it is done; the server waits for this before it ends. */
  readonly settled: () => Promise<void>;
};

export const createBackground = (log: Log): Background => {
  const running = new Set<Promise<unknown>>();
  const keep: Background['keep'] = (event, work, facts) => {
    const job = work.catch((error: unknown) => log('warn', event, { ...facts, ...errorFacts(error) }));
    running.add(job);
    void job.finally(() => running.delete(job));
  };
  return {
    keep,
    run: (event, work) => keep(event, setImmediate().then(work)),
    settled: async () => {
      while (running.size > 0) await Promise.all(running);
    },
  };
};
