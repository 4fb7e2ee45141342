import { GraphFault } from './graphFault.ts';
import type { Governed, Governor } from './resourceUnits.ts';
import type { Wait } from './wait.ts';

/**
 * What waits for the answer: a person; what people rely on without waiting for it, in a few requests a minute (polls, the
 * record of a message that was sent); work that no person waits for (`Governed`); a person whose file has arrived and
 * would have to be sent again; or a start, which cannot proceed without it.
 */
export type Urgency = 'foreground' | 'prompt' | Governed | 'transfer' | 'start';

/**
 * Maximum wait for the service to accept requests again, in seconds, for each of these. A stop must end within twenty.
 * The longest on record is 315 (LEARN answers 648796); a start that gave up earlier would be repeated, and throttled
 * for that too.
 */
const maxWaitSeconds: Readonly<Record<Urgency, number>> = {
  foreground: 0,
  prompt: 10,
  background: 10,
  bulk: 10,
  transfer: 60,
  start: 900,
};

/**
 * The one queue of this process for Graph. After `Retry-After`, earlier requests only prolong the throttling (throttled
 * requests count). So the gate stays closed: a person gets an answer at once, other work waits a while or fails without a
 * request.
 * @param governor absent: only `Retry-After` limits what no person waits for
 * @param now milliseconds of a monotonic clock
 */
export const createThrottleGate = (wait: Wait, governor?: Governor, now: () => number = () => performance.now()) => {
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
  /** @returns a function to call after the answer */
  const admit = async (operation: string, urgency: Governed, units: number): Promise<(() => void) | undefined> => {
    const done = await governor?.admit(urgency, units);
    try {
      await pass(operation, urgency);
    } catch (error) {
      done?.();
      throw error;
    }
    return done;
  };
  return {
    shut,
    pass,
    /** Number of requests waiting now, for Microsoft 365 to accept them. */
    waiting: () => waiting,
    /**
     * One request: sent when allowed; all later requests respect what its answer says about throttling.
     * @param units its cost, in resource units
     */
    through: async <T>(
      { operation, urgency, units }: { readonly operation: string; readonly urgency: Urgency; readonly units: number },
      send: () => Promise<T>,
    ): Promise<T> => {
      await pass(operation, urgency);
      const isGoverned = (urgency === 'background' || urgency === 'bulk') && units > 0;
      const done = isGoverned ? await admit(operation, urgency, units) : undefined;
      if (!isGoverned) governor?.count(units);
      try {
        return await send();
      } catch (error) {
        if (error instanceof GraphFault && error.code === 'throttled') {
          // The directory has a budget of its own.
          if (units > 0) governor?.slow();
          if (error.retryAfter !== undefined) shut(error.retryAfter);
        }
        throw error;
      } finally {
        done?.();
      }
    },
    /** Closes the gate for good. */
    close: (): void => {
      closed = true;
      governor?.release();
    },
  };
};
