import type { Clock, Log } from '../../procedure/ports/platform.ts';
import { createPoller, createSync, type Poller } from './poller.ts';

export type PollersOptions = {
  readonly clock: Clock;
  readonly log: Log;
  /** Interval between polls of History, Nonconformities and Corrective actions, in milliseconds. Default 15,000. */
  readonly pollMs?: number | undefined;
  /** Interval between polls of Contributions while a session is in memory, in milliseconds. Default 2,000. */
  readonly contributionsMs?: number | undefined;
  /** Interval between readings of the groups, in milliseconds. Default 300,000. */
  readonly peopleMs?: number | undefined;
  /**
   * Interval between sweeps of both lists for manual edits that no server noticed, in milliseconds. Default 3,600,000.
   */
  readonly sweepMs?: number | undefined;
};

/** What is polled. Each piece of work does one poll and may fail; the next poll tries again. */
export type Polled = {
  readonly history: Poller;
  readonly feeds: readonly { readonly event: string; readonly poll: () => Promise<void> }[];
  readonly contributions: () => Promise<void>;
  readonly people: () => Promise<void>;
  readonly sweep: () => Promise<void>;
  readonly renew: () => Promise<void>;
  readonly watch: () => Promise<void>;
};

/** All polling of one process. */
export type Pollers = {
  /** Starts polling on the clock. */
  readonly start: () => void;
  /**
   * Learns what other servers did, unless that was done within the last two seconds; takes a second at most. Never
   * throws.
   */
  readonly sync: () => Promise<void>;
  /** Polls History, Nonconformities, Corrective actions and Contributions once, now. */
  readonly pollNow: () => Promise<void>;
  /** Stops polling; resolves when the polls under way are done. */
  readonly stop: () => Promise<void>;
};

export const defaultPollMs = 15_000;

export const createPollers = (options: PollersOptions, polled: Polled): Pollers => {
  const { pollMs = defaultPollMs, contributionsMs = 2000, peopleMs = 300_000, sweepMs = 3_600_000 } = options;
  const worker = (everyMs: number, event: string, work: () => Promise<void>) =>
    createPoller(options, { everyMs, event }, work);
  const commits = [polled.history, ...polled.feeds.map(({ event, poll }) => worker(pollMs, event, poll))];
  const often = [...commits, worker(contributionsMs, 'contributions.pollFailed', polled.contributions)];
  const all = [
    ...often,
    worker(peopleMs, 'people.refreshFailed', polled.people),
    worker(sweepMs, 'projection.sweepFailed', polled.sweep),
    worker(60_000, 'projection.renewalFailed', polled.renew),
    worker(300_000, 'rows.watchFailed', polled.watch),
  ];
  return {
    start: () => {
      for (const poller of all) poller.start();
    },
    sync: createSync(options.clock, commits),
    pollNow: async () => {
      await Promise.all(often.map((poller) => poller.now()));
    },
    stop: async () => {
      await Promise.all(all.map((poller) => poller.stop()));
    },
  };
};
