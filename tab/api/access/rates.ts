import type { Clock } from '../../../procedure/ports/platform.ts';
import { createRecent } from '../../../procedure/runtime/recent.ts';

declare module 'fastify' {
  interface FastifyContextConfig {
    /** Cost of a request, where it is more than one: see `ofPerson`. */
    cost?: number;
  }
}

/** Size of a burst, and how much is restored per second. */
export type Rate = { readonly atOnce: number; readonly perSecond: number };

/**
 * Far more than a person needs. A command counts as five, since it costs SharePoint as much as some reads: a thief of
 * a token gives 240 commands at once and then four a second, and the smallest tenant still serves the others. A file to
 * take away counts as thirty.
 */
export const ofPerson: Rate = { atOnce: 1200, perSecond: 20 };
export const costs = { command: 5, file: 30 } as const;

/** Requests without a token, counted by address; a whole organisation may share one. */
export const ofAddress: Rate = { atOnce: 3000, perSecond: 50 };

/** The least recent callers are forgotten first; by then most of their allowance had been restored. */
const mostKnown = 10_000;

/**
 * Counts the requests of each caller to this server process.
 * @returns a function that takes `cost` from what the caller has left, or takes nothing and returns the whole seconds
 * to wait
 */
export const createRate = ({ atOnce, perSecond }: Rate, clock: Pick<Clock, 'now'>, most = mostKnown) => {
  const known = createRecent<{ readonly at: number; readonly left: number }>(most);
  return (who: string, cost = 1): number | undefined => {
    const now = clock.now().getTime();
    const before = known.get(who);
    const since = before ? Math.max(0, now - before.at) / 1000 : 0;
    const left = before ? Math.min(atOnce, before.left + since * perSecond) : atOnce;
    if (left < cost) return Math.ceil((cost - left) / perSecond);
    known.set(who, { at: now, left: left - cost });
    return undefined;
  };
};
