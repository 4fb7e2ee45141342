import { type KeyObject, verify } from 'node:crypto';
import { z } from 'zod';
import type { SigningKeys } from './signingKeys.ts';

/** Claims of an activity that its token has to confirm. */
export type Claimed = { readonly serviceUrl: string | undefined; readonly channelId: string | undefined };

/** Why a request is rejected; for the log only, not for the caller. */
export type TokenProblem =
  | 'noToken'
  | 'malformed'
  | 'algorithm'
  | 'key'
  | 'signature'
  | 'time'
  | 'issuer'
  | 'audience'
  | 'serviceUrl'
  | 'endorsement';

export type TokenCheck = (authorization: string, claimed: Claimed) => Promise<TokenProblem | undefined>;

const headerSchema = z.object({ alg: z.string(), kid: z.string() });
const claimsSchema = z.object({
  iss: z.string(),
  aud: z.string(),
  exp: z.number(),
  nbf: z.number(),
  serviceurl: z.string().optional(),
});

/** Maximum clock difference in seconds, as in Microsoft's own check. */
const skew = 300;

/** The connector sends the same token for an hour, from a few machines. */
const mostRemembered = 100;

/** Whether a key signed a text. Valid signatures are cached; everything else is checked each time. */
const createSignatureCheck = () => {
  const genuine = new Map<string, KeyObject>();
  return (key: KeyObject, signed: string, signature: string): boolean => {
    const token = `${signed}.${signature}`;
    if (genuine.get(token) === key) return true;
    if (!verify('sha256', Buffer.from(signed), key, Buffer.from(signature, 'base64url'))) return false;
    const [oldest] = genuine.keys();
    if (oldest !== undefined && genuine.size >= mostRemembered) genuine.delete(oldest);
    genuine.set(token, key);
    return true;
  };
};

/**
 * Checks what the Bot Connector sends with an activity
 * (https://learn.microsoft.com/azure/bot-service/rest-api/bot-framework-rest-connector-authentication).
 * Stock botbuilder answers 500 for a forged signature and lets an activity without `serviceUrl` in (feasibility-bot 4.1).
 * @returns undefined for a good token. @throws when the signing keys cannot be read
 */
export const createTokenCheck = (appId: string, keys: SigningKeys, now: () => number = Date.now): TokenCheck => {
  const isGenuine = createSignatureCheck();
  return async (authorization, { serviceUrl, channelId }) => {
    const token = /^Bearer ([\w-]+)\.([\w-]+)\.([\w-]+)$/.exec(authorization);
    if (!token) return authorization === '' ? 'noToken' : 'malformed';
    const [, head = '', body = '', signature = ''] = token;
    const header = headerSchema.safeParse(decoded(head));
    const claims = claimsSchema.safeParse(decoded(body));
    if (!header.success || !claims.success) return 'malformed';
    if (header.data.alg !== 'RS256') return 'algorithm';
    const signedBy = await keys.find(header.data.kid);
    if (!signedBy) return 'key';
    if (!isGenuine(signedBy.key, `${head}.${body}`, signature)) return 'signature';
    const { iss, aud, exp, nbf, serviceurl } = claims.data;
    const seconds = now() / 1000;
    if (seconds > exp + skew || seconds < nbf - skew) return 'time';
    if (iss !== signedBy.issuer) return 'issuer';
    if (aud !== appId) return 'audience';
    if (serviceUrl === undefined || serviceurl !== serviceUrl) return 'serviceUrl';
    return channelId !== undefined && signedBy.endorsements.includes(channelId) ? undefined : 'endorsement';
  };
};

const decoded = (part: string): unknown => {
  try {
    return JSON.parse(Buffer.from(part, 'base64url').toString('utf8'));
  } catch {
    return undefined;
  }
};
