import { GraphFault } from './graphFault.ts';
import type { Wait } from './wait.ts';

/**
 * What waits for the answer: a person; background work that will be repeated; a person whose file has arrived and would
 * have to be sent again; or a start, which cannot proceed without it.
 */
export type Urgency = 'foreground' | 'background' | 'transfer' | 'start';

/**
 * Maximum wait for the service to accept requests again, in seconds, for each of these. A stop must end within twenty.
 * The longest on record is 315 (LEARN answers 648796); a start that gave up earlier would be repeated, and throttled
 * for that too.
 */
const maxWaitSeconds: Readonly<Record<Urgency, number>> = {
  foreground: 0,
  background: 10,
  transfer: 60,
  start: 900,
};

/**
 * After `Retry-After`, earlier requests only prolong the throttling (throttled requests count). So the gate stays
 * closed: a person gets an answer at once, other work waits a while or fails without a request.
 * @param now milliseconds of a monotonic clock
 */
export const createThrottleGate = (wait: Wait, now: () => number = () => performance.now()) => {
  let openAt = 0;
  let closed = false;
  let waiting = 0;
  /** @param seconds of `Retry-After`; may be a fraction */
  const shut = (seconds: number): void => {
    openAt = Math.max(openAt, now() + seconds * 1000);
  };
  /** @throws GraphFault `throttled` when the wait would be too long, `unreachable` when the gate is closed for good */
  const pass = async (operation: string, urgency: Urgency): Promise<void> => {
    for (let left = openAt - now(); left > 0; left = openAt - now()) {
      if (left > maxWaitSeconds[urgency] * 1000)
        throw new GraphFault('throttled', operation, 'refused', { retryAfter: Math.ceil(left / 1000) });
      waiting += 1;
      // Spreads the waiting requests, so that they are not all sent at once.
      await wait(left + Math.random() * 500).finally(() => {
        waiting -= 1;
      });
    }
    if (closed) throw new GraphFault('unreachable', operation, 'refused');
  };
  return {
    shut,
    pass,
    /** Number of requests waiting now. */
    waiting: () => waiting,
    /** One request: sent when allowed; all later requests respect what its answer says about throttling. */
    through: async <T>(operation: string, urgency: Urgency, send: () => Promise<T>): Promise<T> => {
      await pass(operation, urgency);
      try {
        return await send();
      } catch (error) {
        if (error instanceof GraphFault && error.code === 'throttled' && error.retryAfter !== undefined)
          shut(error.retryAfter);
        throw error;
      }
    },
    /** Closes the gate for good. */
    close: (): void => {
      closed = true;
    },
  };
};
