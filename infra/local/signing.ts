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

/** A public RSA key as JSON Web Key documents carry it (RFC 7517). */
export type PublicJwk = {
  readonly kty: 'RSA';
  readonly use: 'sig';
  readonly alg: 'RS256';
  readonly kid: string;
  readonly n: string;
  readonly e: string;
};

/** What a token turned out to be. `expired` has a good signature and is before `nbf` or after `exp`. */
export type Verdict =
  | { readonly valid: true; readonly claims: Claims }
  | { readonly valid: false; readonly reason: 'malformed' | 'signature' | 'expired' };

export type SigningKey = {
  readonly kid: string;
  readonly publicJwk: PublicJwk;
  /**
   * A JSON Web Token signed with RS256. `iat`, `nbf` and `exp` are added in real time, whatever the local clock says,
   * because the libraries that check them know only the real one. A negative lifetime makes a token that has expired.
   */
  readonly sign: (claims: Claims, lifetimeSeconds?: number) => string;
  /** Never throws. Checks form, algorithm, key id, signature and times; audience and issuer are the caller's. */
  readonly verify: (token: string) => Verdict;
};

const hour = 3600;
const encode = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');

/**
 * Opens the key kept in `file` (PKCS #8 PEM, mode 0600); makes it on first use. It outlives restarts because
 * botbuilder caches keys for 24 h and asks for an unknown key id at most once an hour.
 */
export function openSigningKey(file: string): SigningKey {
  const privateKey = createPrivateKey(readOrCreate(file));
  const publicKey = createPublicKey(privateKey);
  const { n = '', e = '' } = publicKey.export({ format: 'jwk' });
  // The RFC 7638 thumbprint: the same key always has the same id.
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

/** Whether now lies between `nbf` and `exp`; a token without them is not current. */
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
