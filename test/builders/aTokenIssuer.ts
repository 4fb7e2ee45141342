import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { exportJWK, generateKeyPair, SignJWT } from 'jose';

export type TokenIssuer = {
  readonly issuer: string;
  readonly jwksUrl: string;
  /** A token as Entra issues it to the tab, with claims changed by a test; `undefined` removes a claim. */
  readonly token: (claims?: Readonly<Record<string, unknown>>) => Promise<string>;
  /** The same claims under a key that the issuer does not publish. */
  readonly forged: (claims?: Readonly<Record<string, unknown>>) => Promise<string>;
  readonly claims: (changes?: Readonly<Record<string, unknown>>) => Readonly<Record<string, unknown>>;
  readonly stop: () => Promise<void>;
};

type Pair = Awaited<ReturnType<typeof generateKeyPair>>;
const drawn = new Map<string, Promise<Pair>>();
/** Drawn once for each file of tests, when it is needed: it takes a processor 0.2 seconds. */
const keyPair = (name: 'own' | 'other'): Promise<Pair> => {
  const pair = drawn.get(name) ?? generateKeyPair('RS256', { extractable: true });
  drawn.set(name, pair);
  return pair;
};

/** An issuer of tokens with a key of its own, which publishes its key set on a free port. */
export const aTokenIssuer = async (about: {
  readonly tenantId: string;
  readonly audience: string;
}): Promise<TokenIssuer> => {
  const own = await keyPair('own');
  const jwk = { ...(await exportJWK(own.publicKey)), kid: 'one', alg: 'RS256', use: 'sig' };
  const server = createServer((_request, response) => {
    response.setHeader('content-type', 'application/json').end(JSON.stringify({ keys: [jwk] }));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
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
  const signed = (key: CryptoKey, changes?: Readonly<Record<string, unknown>>): Promise<string> =>
    new SignJWT({ ...claims(changes) }).setProtectedHeader({ alg: 'RS256', kid: 'one' }).sign(key);
  return {
    issuer,
    jwksUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}/keys`,
    claims,
    token: (changes) => signed(own.privateKey, changes),
    forged: async (changes) => signed((await keyPair('other')).privateKey, changes),
    stop: () => new Promise((resolve) => void server.close(() => resolve())),
  };
};
