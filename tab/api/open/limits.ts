import { createHmac } from 'node:crypto';
import type { FastifyRequest } from 'fastify';
import type { Clock, Nonce } from '../../../procedure/handling/ports.ts';

const hour = 3_600_000;

/** How often in an hour, of one address and of all together. Each server process counts for itself. */
export type Most = { readonly ofOne: number; readonly ofAll: number };

/**
 * Counts what costs Microsoft 365 something, for an hour. Of an address only a keyed digest is held, in memory alone and
 * with a key that this process drew: nobody can find out the address, and nothing of it is left after an hour.
 * @returns a function that counts one more, and gives the milliseconds to wait instead when it is too much
 */
export const createLimit = ({ ofOne, ofAll }: Most, { clock, nonce }: { clock: Pick<Clock, 'now'>; nonce: Nonce }) => {
  const key = nonce();
  let counted: readonly { readonly at: number; readonly who: string }[] = [];
  return (request: FastifyRequest): number | undefined => {
    const now = clock.now().getTime();
    const who = createHmac('sha256', key).update(addressOf(request)).digest('base64');
    // Never more than `ofAll`: what is refused is not counted, so whoever goes on keeps nobody else out for longer.
    counted = counted.filter(({ at }) => at > now - hour && at <= now);
    const own = counted.filter((one) => one.who === who);
    const full = own.length >= ofOne ? own : counted.length >= ofAll ? counted : undefined;
    if (full?.[0]) return full[0].at + hour - now;
    counted = [...counted, { at: now, who }];
    return undefined;
  };
};

/**
 * Behind a proxy, as on App Service, the nearest one adds the address that it saw at the end. Without any the header may
 * be made up: then the limit for all together is what holds.
 */
const addressOf = ({ headers, ip }: FastifyRequest): string => {
  const last = String(headers['x-forwarded-for'] ?? '')
    .split(',')
    .at(-1)
    ?.trim()
    .replace(/^([\d.]+|\[.*\]):\d+$/, '$1');
  return last ? last.slice(0, 64) : ip;
};

/** To wait, rounded up. */
export const minutes = (milliseconds: number): string => String(Math.ceil(milliseconds / 60_000));
