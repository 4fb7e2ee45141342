import type { FastifyRequest } from 'fastify';
import type { Clock, Nonce } from '../../../procedure/ports/platform.ts';
import { createAddressDigest } from '../access/addressDigest.ts';

const hour = 3_600_000;

/** How often in an hour, of one address and of all together. Each server process counts for itself. */
export type Most = { readonly ofOne: number; readonly ofAll: number };

/**
 * Counts what costs Microsoft 365 something, for an hour. Nothing of an address is left after an hour.
 * @returns a function that counts one more, and gives the milliseconds to wait instead when it is too much
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

/** To wait, rounded up. */
export const minutes = (milliseconds: number): string => String(Math.ceil(milliseconds / 60_000));
