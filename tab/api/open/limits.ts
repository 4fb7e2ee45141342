import type { FastifyRequest } from 'fastify';
import type { Clock, Nonce } from '../../../procedure/ports/platform.ts';
import { createAddressDigest } from '../access/addressDigest.ts';

const hour = 3_600_000;

/** Maximum per hour, for one address and for all together. Each server process counts separately. */
export type Most = { readonly ofOne: number; readonly ofAll: number };

/**
 * Counts requests that cost Microsoft 365 something, for an hour. Nothing about an address is kept longer.
 * @returns a function that counts one more or, over the limit, returns the milliseconds to wait
 */
export const createLimit = ({ ofOne, ofAll }: Most, { clock, nonce }: { clock: Pick<Clock, 'now'>; nonce: Nonce }) => {
  const digestOf = createAddressDigest(nonce);
  let counted: readonly { readonly at: number; readonly who: string }[] = [];
  return (request: FastifyRequest): number | undefined => {
    const now = clock.now().getTime();
    const who = digestOf(request);
    // Never more than `ofAll`: refused requests are not counted, so repeating them does not lock others out for longer.
    counted = counted.filter(({ at }) => at > now - hour && at <= now);
    const own = counted.filter((one) => one.who === who);
    const full = own.length >= ofOne ? own : counted.length >= ofAll ? counted : undefined;
    if (full?.[0]) return full[0].at + hour - now;
    counted = [...counted, { at: now, who }];
    return undefined;
  };
};

/** The wait, rounded up. */
export const minutes = (milliseconds: number): string => String(Math.ceil(milliseconds / 60_000));
