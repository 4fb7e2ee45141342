import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { importJWK, jwtVerify } from 'jose';
import { openSigningKey } from './signing.ts';

const directory = mkdtempSync(join(tmpdir(), 'signing-'));
const file = join(directory, 'deeper', 'key.pem');
const key = openSigningKey(file);
afterAll(() => rmSync(directory, { recursive: true }));

it('keeps one key in a file that only its owner can read', () => {
  expect(statSync(file).mode & 0o777).toBe(0o600);
  const again = openSigningKey(file);
  expect(again.publicJwk).toEqual(key.publicJwk);
  expect(again.verify(key.sign({ a: 1 }))).toMatchObject({ valid: true, claims: { a: 1 } });
});

it('signs tokens that jose accepts, with real times', async () => {
  const { payload, protectedHeader } = await jwtVerify(key.sign({ aud: 'x' }, 60), await importJWK(key.publicJwk), {
    audience: 'x',
  });
  expect(protectedHeader).toMatchObject({ alg: 'RS256', kid: key.kid });
  expect(Number(payload.exp) - Number(payload.iat)).toBe(60);
  expect(Math.abs(Number(payload.iat) - Date.now() / 1000)).toBeLessThan(5);
});

it('reports why a token is invalid', () => {
  const [head, body, signature] = key.sign({ a: 1 }).split('.');
  const other = openSigningKey(join(directory, 'other.pem'));
  const changed = Buffer.from(JSON.stringify({ a: 2, nbf: 0, exp: 9e9 })).toString('base64url');
  const unsigned = Buffer.from('{"alg":"none"}').toString('base64url');
  expect(key.verify(key.sign({}, -1))).toEqual({ valid: false, reason: 'expired' });
  for (const token of [other.sign({}), `${head}.${changed}.${signature}`, `${unsigned}.${body}.x`]) {
    expect(key.verify(token)).toEqual({ valid: false, reason: 'signature' });
  }
  for (const token of ['', 'a.b.c', `${head}.${body}`, `${head}.${body}.${signature}.x`, `${head}.W10.${signature}`]) {
    expect(key.verify(token)).toEqual({ valid: false, reason: 'malformed' });
  }
});
