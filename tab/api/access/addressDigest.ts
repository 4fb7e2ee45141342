import { createHmac } from 'node:crypto';
import type { FastifyRequest } from 'fastify';
import type { Nonce } from '../../../procedure/ports/platform.ts';

/**
 * Behind a proxy, as on App Service, the nearest one adds the address that it saw at the end. Without any the header may
 * be made up: then only what holds for all together counts.
 */
const addressOf = ({ headers, ip }: Pick<FastifyRequest, 'headers' | 'ip'>): string => {
  const last = String(headers['x-forwarded-for'] ?? '')
    .split(',')
    .at(-1)
    ?.trim()
    .replace(/^([\d.]+|\[.*\]):\d+$/, '$1');
  return last ? last.slice(0, 64) : ip;
};

/**
 * Of an address only a keyed digest is held, in memory alone and with a key that this process drew: nobody can find out
 * the address by it.
 */
export const createAddressDigest = (nonce: Nonce): ((request: FastifyRequest) => string) => {
  const key = nonce();
  return (request) => createHmac('sha256', key).update(addressOf(request)).digest('base64');
};
