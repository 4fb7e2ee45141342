import {
  createHash,
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  type KeyObject,
  sign as signBytes,
  verify as verifyBytes,
} from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

export type Claims = Readonly<Record<string, unknown>>;

/** Public RSA key as a JSON Web Key (RFC 7517). */
export type PublicJwk = {
  readonly kty: 'RSA';
  readonly use: 'sig';
  readonly alg: 'RS256';
  readonly kid: string;
  readonly n: string;
  readonly e: string;
};

/** Result of verifying a token. `expired`: the signature is valid, but the time is before `nbf` or after `exp`. */
export type Verdict =
  | { readonly valid: true; readonly claims: Claims }
  | { readonly valid: false; readonly reason: 'malformed' | 'signature' | 'expired' };

export type SigningKey = {
  readonly kid: string;
  readonly publicJwk: PublicJwk;
  /**
   * Returns a JSON Web Token signed with RS256. `iat`, `nbf` and `exp` use real time instead of the local clock, because the
   * libraries that check them do. A negative lifetime creates an expired token.
   */
  readonly sign: (claims: Claims, lifetimeSeconds?: number) => string;
  /** Checks format, algorithm, key id, signature and times. The caller checks audience and issuer. Never throws. */
  readonly verify: (token: string) => Verdict;
};

const hour = 3600;
const encode = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');

/**
 * Opens the key in `file` (PKCS #8 PEM, mode 0600) and creates it on first use. The key survives restarts because
 * botbuilder caches keys for 24 h and looks up an unknown key id at most once an hour.
 */
export function openSigningKey(file: string): SigningKey {
  const privateKey = createPrivateKey(readOrCreate(file));
  const publicKey = createPublicKey(privateKey);
  const { n = '', e = '' } = publicKey.export({ format: 'jwk' });
  // RFC 7638 thumbprint: the same key always has the same id.
  const kid = createHash('sha256')
    .update(JSON.stringify({ e, kty: 'RSA', n }))
    .digest('base64url');
  const header = encode({ alg: 'RS256', typ: 'JWT', kid });
  return {
    kid,
    publicJwk: { kty: 'RSA', use: 'sig', alg: 'RS256', kid, n, e },
    sign: (claims, lifetimeSeconds = hour) => {
      const now = Math.floor(Date.now() / 1000);
      const iat = lifetimeSeconds > 0 ? now : now + lifetimeSeconds - hour;
      const text = `${header}.${encode({ ...claims, iat, nbf: iat, exp: now + lifetimeSeconds })}`;
      return `${text}.${signBytes('sha256', Buffer.from(text), privateKey).toString('base64url')}`;
    },
    verify: (token) => verify(token, kid, publicKey),
  };
}

function readOrCreate(file: string): string {
  if (existsSync(file)) return readFileSync(file, 'utf8');
  const { privateKey } = generateKeyPairSync('rsa', {
    modulusLength: 2048,
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
    publicKeyEncoding: { type: 'spki', format: 'pem' },
  });
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, privateKey, { mode: 0o600 });
  return privateKey;
}

function verify(token: string, kid: string, key: KeyObject): Verdict {
  const [head, body, signature, ...rest] = token.split('.');
  const header = decode(head);
  const claims = decode(body);
  if (!header || !claims || !signature || rest.length > 0) return { valid: false, reason: 'malformed' };
  const genuine =
    header.alg === 'RS256' &&
    header.kid === kid &&
    verifyBytes('sha256', Buffer.from(`${head}.${body}`), key, Buffer.from(signature, 'base64url'));
  if (!genuine) return { valid: false, reason: 'signature' };
  return isCurrent(claims) ? { valid: true, claims } : { valid: false, reason: 'expired' };
}

/** Returns whether the current time is between `nbf` and `exp`; false if either is missing. */
export function isCurrent(claims: Claims): boolean {
  const now = Date.now() / 1000;
  return typeof claims.nbf === 'number' && typeof claims.exp === 'number' && claims.nbf <= now && now < claims.exp;
}

function decode(part: string | undefined): Claims | undefined {
  try {
    const value: unknown = JSON.parse(Buffer.from(part ?? '', 'base64url').toString('utf8'));
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Claims) : undefined;
  } catch {
    return undefined;
  }
}
