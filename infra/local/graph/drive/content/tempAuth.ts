import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import { GraphError } from '../../http/graphError.ts';
import type { Store } from '../../store.ts';

/** What makes a URL pre-authenticated: `tempauth`, an expiry and a mark over it and what the URL may do. Outlives restarts. */
export class TempAuth {
  readonly #secret: string;

  constructor(store: Store) {
    const kept = store.setting('contentSecret');
    this.#secret = kept ?? randomBytes(16).toString('hex');
    if (kept === undefined) store.setSetting('contentSecret', this.#secret);
  }

  /** `what` names the action and its object. */
  write(what: string, expires: Date): string {
    return `${expires.getTime()}.${this.#mark(what, String(expires.getTime()))}`;
  }

  /** @throws GraphError 401, the text recorded in onedrive-api-docs#1073 */
  check(token: unknown, what: string, now: Date): void {
    const [expires = '', mark = ''] = String(token).split('.');
    const expected = this.#mark(what, expires);
    const genuine =
      mark.length === expected.length && timingSafeEqual(Buffer.from(mark, 'latin1'), Buffer.from(expected, 'latin1'));
    if (!genuine) throw unauthenticated('The access token is not valid.', 'invalidToken');
    if (now.getTime() > Number(expires)) throw unauthenticated('The access token has expired.', 'expiredToken');
  }

  #mark(what: string, expires: string): string {
    return createHmac('sha256', this.#secret).update(`${what}\n${expires}`).digest('hex').slice(0, 32);
  }
}

const unauthenticated = (message: string, innerCode: string) =>
  new GraphError(401, 'unauthenticated', message, { innerCodes: [innerCode] });
