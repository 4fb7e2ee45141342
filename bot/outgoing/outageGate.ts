import type { Clock } from '../../procedure/ports/platform.ts';
import { Fault, type FaultCode } from '../../procedure/runtime/fault.ts';
import type { Where } from './botOutgoing.ts';

/** Conversations in which calls must fail, with no success in between, before the service counts as down. */
const conversations = 3;
/** Milliseconds between the calls that test whether it is back. */
const probeEvery = 30_000;

/** No answer, or one that says that the service is down. Any other failure concerns one conversation. */
const outages: ReadonlySet<FaultCode> = new Set(['unreachable', 'notKnownYet']);

type Failing = { readonly in: ReadonlySet<string>; readonly nextProbe: number | undefined };

/**
 * Keeps calls away from a service that is down, except one every half minute. What is to be sent then waits instead of
 * failing again and again.
 */
export const createOutageGate = (clock: Pick<Clock, 'now'>) => {
  const failing = new Map<string, Failing>();
  const now = (): number => clock.now().getTime();

  const failed = ({ serviceUrl, conversationId }: Where): void => {
    const before = failing.get(serviceUrl);
    const all = new Set([...(before?.in ?? []), conversationId]);
    const isDown = before?.nextProbe !== undefined || all.size >= conversations;
    failing.set(serviceUrl, { in: all, nextProbe: isDown ? now() + probeEvery : undefined });
  };

  return {
    /**
     * Asks to make one call. While the service is down, the first to ask after half a minute may: its call is the test.
     * @returns 0 when the call may be made; otherwise the milliseconds to wait before asking again
     */
    enter: ({ serviceUrl }: Where): number => {
      const known = failing.get(serviceUrl);
      if (known?.nextProbe === undefined) return 0;
      // No longer than the interval, even if the clock was set back.
      const left = Math.min(known.nextProbe - now(), probeEvery);
      if (left > 0) return left;
      failing.set(serviceUrl, { ...known, nextProbe: now() + probeEvery });
      return 0;
    },
    /** Makes a call, and learns from its outcome. @throws anything `call` throws */
    watch: async <T>(where: Where, call: () => Promise<T>): Promise<T> => {
      try {
        const result = await call();
        failing.delete(where.serviceUrl);
        return result;
      } catch (error) {
        if (error instanceof Fault && outages.has(error.code)) failed(where);
        else failing.delete(where.serviceUrl);
        throw error;
      }
    },
  };
};
export type OutageGate = ReturnType<typeof createOutageGate>;
