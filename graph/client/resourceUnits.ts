import type { Wait } from './wait.ts';

/** Requests and resource units since the start, in total and by operation (`history.append`). */
export type Usage = {
  readonly requests: number;
  readonly resourceUnits: number;
  readonly byOperation: Readonly<Record<string, { readonly requests: number; readonly resourceUnits: number }>>;
};

/**
 * Cost of a request in SharePoint:
 * https://learn.microsoft.com/sharepoint/dev/general-development/how-to-avoid-getting-throttled-or-blocked-in-sharepoint-online
 * (1 for a single item, a download or a delta with a token, 2 for a collection or a write). The directory has a
 * separate budget.
 */
export const resourceUnitsOf = (method: string, path: string): number => {
  if (!/\/(sites|drives)\//.test(path)) return 0;
  if (method !== 'GET') return 2;
  if (/\/delta\b/.test(path)) return /[?&]token=/.test(path) ? 1 : 2;
  return /\/(items|lists|columns|children)(\?|$)/.test(path) ? 2 : 1;
};

export const createUsage = () => {
  const byOperation = new Map<string, { requests: number; resourceUnits: number }>();
  return {
    count: (operation: string, resourceUnits: number): void => {
      const counted = byOperation.get(operation) ?? { requests: 0, resourceUnits: 0 };
      counted.requests += 1;
      counted.resourceUnits += resourceUnits;
      byOperation.set(operation, counted);
    },
    read: (): Usage => {
      const counted = [...byOperation.values()];
      return {
        requests: counted.reduce((sum, one) => sum + one.requests, 0),
        resourceUnits: counted.reduce((sum, one) => sum + one.resourceUnits, 0),
        byOperation: Object.fromEntries([...byOperation].map(([operation, one]) => [operation, { ...one }])),
      };
    },
  };
};

/** What SharePoint allows this application, and the number of servers that share it. */
export type UnitBudget = { readonly unitsPerMinute: number; readonly servers: number };

/**
 * Work that no person waits for: `background` (notices, decisions, checkpoints) goes before `bulk` (list items, repairs,
 * sweeps), of which there may be thousands.
 */
export type Governed = 'background' | 'bulk';

/** Part of the limit for governed work, so that three quarters are left for people. */
const share = 1 / 4;

/** Bulk requests under way at the same time. */
const bulkAtOnce = 4;

/** Throttling halves the rate, down to this part of it. It takes this time, in milliseconds, to recover. */
const leastRate = 1 / 8;
const recoveryMs = 10 * 60_000;
/** Answers of the same throttling, in milliseconds. */
const sameThrottling = 10_000;

/** Maximum time until a waiting request is looked at again, in milliseconds: a more urgent one may have come. */
const longestWait = 250;

/**
 * Holds a minute's units, so that an ordinary burst is not slowed. It may be overdrawn as far. The rate is the part of
 * `perMinute` at which it fills.
 */
const createBucket = (perMinute: number, now: () => number) => {
  let [level, at] = [perMinute, now()];
  /** @returns the units that are left */
  const spend = (units: number, rate = 1): number => {
    const passed = now() - at;
    at += passed;
    level = Math.max(-perMinute, Math.min(perMinute, level + (passed / 60_000) * perMinute * rate) - units);
    return level;
  };
  return {
    spend,
    /** Milliseconds until these units are there. */
    until: (units: number, rate = 1): number =>
      (Math.max(0, Math.min(units, perMinute) - spend(0, rate)) / (perMinute * rate)) * 60_000,
  };
};

type Waiting = { readonly units: number; readonly admit: () => void };

export type Governor = {
  /** Counts a request that never waits. */
  readonly count: (units: number) => unknown;
  /** Resolves when a request of governed work may be sent. @returns a function to call after its answer */
  readonly admit: (work: Governed, units: number) => Promise<() => void>;
  /** Slows governed work, because Microsoft 365 throttled a request. */
  readonly slow: () => void;
  /** From now on nothing waits: the process ends, and its last requests are few. */
  readonly release: () => void;
  /** Number of requests that wait now. */
  readonly queued: (work: Governed) => number;
  /** Resource units that governed work may use at once. */
  readonly unitsLeft: () => number;
};

/**
 * The queue of all requests that no person waits for. They use at most a quarter of this server's part of the limit;
 * `bulk` also leaves to people what they use beyond their three quarters.
 * @param now milliseconds of a monotonic clock
 */
export const createGovernor = (
  { unitsPerMinute, servers }: UnitBudget,
  wait: Wait,
  now: () => number = () => performance.now(),
): Governor => {
  let throttled: { readonly at: number; readonly rate: number } | undefined;
  const rate = (): number => Math.min(1, throttled ? throttled.rate + (now() - throttled.at) / recoveryMs : 1);
  const whole = createBucket(unitsPerMinute / servers, now);
  const governed = createBucket((unitsPerMinute / servers) * share, now);
  const queues: Readonly<Record<Governed, Waiting[]>> = { background: [], bulk: [] };
  let [bulkUnderWay, isPumping, isReleased] = [0, false, false];

  /** The first to be admitted, and in how many milliseconds. */
  const next = (): { readonly queue: Waiting[]; readonly inMs: number } | undefined => {
    const [urgent, first] = [queues.background[0], queues.bulk[0]];
    if (urgent) return { queue: queues.background, inMs: isReleased ? 0 : governed.until(urgent.units, rate()) };
    if (!first || (bulkUnderWay >= bulkAtOnce && !isReleased)) return undefined;
    const inMs = isReleased ? 0 : Math.max(governed.until(first.units, rate()), whole.until(first.units));
    return { queue: queues.bulk, inMs };
  };

  const pump = async (): Promise<void> => {
    if (isPumping) return;
    isPumping = true;
    for (let found = next(); found; found = next()) {
      if (found.inMs > 0) await wait(Math.min(found.inMs, longestWait));
      else found.queue.shift()?.admit();
    }
    isPumping = false;
  };

  return {
    count: whole.spend,
    admit: (work, units) =>
      new Promise((resolve) => {
        const admit = (): void => {
          whole.spend(units);
          governed.spend(units, rate());
          if (work === 'bulk') bulkUnderWay += 1;
          resolve(() => {
            if (work === 'bulk') bulkUnderWay -= 1;
            void pump();
          });
        };
        queues[work].push({ units, admit });
        void pump();
      }),
    slow: () => {
      if (throttled && now() - throttled.at < sameThrottling) return;
      governed.spend(Math.max(0, governed.spend(0, rate())));
      throttled = { at: now(), rate: Math.max(leastRate, rate() / 2) };
    },
    release: () => {
      isReleased = true;
      void pump();
    },
    queued: (work) => queues[work].length,
    unitsLeft: () => Math.max(0, governed.spend(0, rate())),
  };
};
