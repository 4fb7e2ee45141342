import type { KeyObject } from 'node:crypto';
import { SignJWT } from 'jose';
import { rsaKeyPair } from './rsaKeyPair.ts';

export type TokenIssuer = {
  readonly issuer: string;
  readonly jwksUrl: string;
  /** A token as Entra issues it to the tab, with claims changed by a test; `undefined` removes a claim. */
  readonly token: (claims?: Readonly<Record<string, unknown>>) => Promise<string>;
  /** The same claims under a key that the issuer does not publish. */
  readonly forged: (claims?: Readonly<Record<string, unknown>>) => Promise<string>;
  readonly claims: (changes?: Readonly<Record<string, unknown>>) => Readonly<Record<string, unknown>>;
};

const own = rsaKeyPair('own');
const keys = [{ ...own.publicKey.export({ format: 'jwk' }), kid: 'one', alg: 'RS256', use: 'sig' }];

/** An issuer of tokens with a key of its own. The address of its key set holds the set itself. */
export const aTokenIssuer = (about: { readonly tenantId: string; readonly audience: string }): TokenIssuer => {
  const issuer = `https://login.example.test/${about.tenantId}/v2.0`;
  const claims: TokenIssuer['claims'] = (changes = {}) => ({
    iss: issuer,
    aud: about.audience,
    tid: about.tenantId,
    oid: '11111111-1111-4111-8111-111111111111',
    name: 'Lea Staff',
    scp: 'access_as_user',
    exp: Math.floor(Date.now() / 1000) + 600,
    ...changes,
  });
  const signed = (key: KeyObject, changes?: Readonly<Record<string, unknown>>): Promise<string> =>
    new SignJWT({ ...claims(changes) }).setProtectedHeader({ alg: 'RS256', kid: 'one' }).sign(key);
  return {
    issuer,
    jwksUrl: `data:application/json,${encodeURIComponent(JSON.stringify({ keys }))}`,
    claims,
    token: (changes) => signed(own.privateKey, changes),
    forged: (changes) => signed(rsaKeyPair('other').privateKey, changes),
  };
};
