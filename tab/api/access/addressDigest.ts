import { createHmac } from 'node:crypto';
import type { FastifyRequest } from 'fastify';
import type { Nonce } from '../../../procedure/ports/platform.ts';

/**
 * A proxy, as on App Service, appends the address it saw to the header. Without a proxy the header may be forged: then
 * only the limits for all requests together apply.
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
 * Only a keyed digest of an address is held, in memory and with a key that this process drew: the address cannot be
 * recovered from it.
 */
export const createAddressDigest = (nonce: Nonce): ((request: FastifyRequest) => string) => {
  const key = nonce();
  return (request) => createHmac('sha256', key).update(addressOf(request)).digest('base64');
};
