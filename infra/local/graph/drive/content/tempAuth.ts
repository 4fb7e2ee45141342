import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import { GraphError } from '../../http/graphError.ts';
import type { Store } from '../../store.ts';

/** The `tempauth` of pre-authenticated URLs: an expiry, and a signature over it and the permitted action. Survives restarts. */
export class TempAuth {
  readonly #secret: string;

  constructor(store: Store) {
    const kept = store.setting('contentSecret');
    this.#secret = kept ?? randomBytes(16).toString('hex');
    if (kept === undefined) store.setSetting('contentSecret', this.#secret);
  }

  /** @param what the permitted action and its object */
  issue(what: string, expires: Date): string {
    return `${expires.getTime()}.${this.#sign(what, String(expires.getTime()))}`;
  }

  /** @throws GraphError 401 with the message recorded in onedrive-api-docs#1073 */
  verify(token: unknown, what: string, now: Date): void {
    const [expires = '', signature = ''] = String(token).split('.');
    const expected = this.#sign(what, expires);
    const isGenuine =
      signature.length === expected.length &&
      timingSafeEqual(Buffer.from(signature, 'latin1'), Buffer.from(expected, 'latin1'));
    if (!isGenuine) throw unauthenticated('The access token is not valid.', 'invalidToken');
    if (now.getTime() > Number(expires)) throw unauthenticated('The access token has expired.', 'expiredToken');
  }

  #sign(what: string, expires: string): string {
    return createHmac('sha256', this.#secret).update(`${what}\n${expires}`).digest('hex').slice(0, 32);
  }
}

const unauthenticated = (message: string, innerCode: string) =>
  new GraphError(401, 'unauthenticated', message, { innerCodes: [innerCode] });
