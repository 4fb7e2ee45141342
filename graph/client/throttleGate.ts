import { GraphFault } from './graphFault.ts';
import type { Wait } from './wait.ts';

/**
 * Who waits for the answer: a person; nobody, as it comes again by itself; a person whose file has arrived and would have
 * to be sent anew; or a start, which cannot do without.
 */
export type Urgency = 'foreground' | 'background' | 'transfer' | 'start';

/**
 * How long each waits at most for the service to take us in again, in seconds. A stop must end within twenty. Longest
 * recorded are 315 (LEARN answers 648796); a start that gave up before would be begun again, and throttled for that too.
 */
const maxWaitSeconds: Readonly<Record<Urgency, number>> = {
  foreground: 0,
  background: 10,
  transfer: 60,
  start: 900,
};

/**
 * When Graph says `Retry-After`, requests before that only add to what we are throttled for (throttled requests count).
 * So the door stays shut: a person is told at once, other work waits a while or fails without a request.
 * @param now milliseconds of a clock that only runs forward
 */
export const createThrottleGate = (wait: Wait, now: () => number = () => performance.now()) => {
  let openAt = 0;
  let closed = false;
  let waiting = 0;
  /** @param seconds of `Retry-After`; may be a fraction */
  const shut = (seconds: number): void => {
    openAt = Math.max(openAt, now() + seconds * 1000);
  };
  /** @throws GraphFault `throttled` when it would take too long, `unreachable` when it is closed for good */
  const pass = async (operation: string, urgency: Urgency): Promise<void> => {
    for (let left = openAt - now(); left > 0; left = openAt - now()) {
      if (left > maxWaitSeconds[urgency] * 1000)
        throw new GraphFault('throttled', operation, 'refused', { retryAfter: Math.ceil(left / 1000) });
      waiting += 1;
      // Those that waited do not all come at once.
      await wait(left + Math.random() * 500).finally(() => {
        waiting -= 1;
      });
    }
    if (closed) throw new GraphFault('unreachable', operation, 'refused');
  };
  return {
    shut,
    pass,
    /** How many wait before it now. */
    waiting: () => waiting,
    /** One request: when it may be sent, and what its answer says of throttling is kept to by all behind it. */
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
    /** Nothing passes any more. */
    close: (): void => {
      closed = true;
    },
  };
};
