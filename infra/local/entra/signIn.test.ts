import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { decodeJwt } from 'jose';
import { applicationIdUri, applications, people, tenant } from '../tenant.ts';
import { type Entra, startEntra } from './startEntra.ts';

const dataDir = mkdtempSync(join(tmpdir(), 'entra-'));
const sam = people[0]?.id ?? '';
const page = 'http://127.0.0.1:3978/tab/';
const verifier = 'a-verifier-that-only-the-page-knows-0123456789';
let entra: Entra;
beforeAll(async () => {
  entra = await startEntra({ port: 0, dataDir });
});
afterAll(async () => {
  await entra.close();
  rmSync(dataDir, { recursive: true });
});

const query = {
  client_id: applications.product.id,
  response_type: 'code',
  response_mode: 'fragment',
  redirect_uri: page,
  scope: `${applicationIdUri}/access_as_user openid profile offline_access`,
  state: 'the state',
  nonce: 'the nonce',
  code_challenge: createHash('sha256').update(verifier).digest('base64url'),
  code_challenge_method: 'S256',
};
const authorize = (changes: Readonly<Record<string, string>> = {}) =>
  fetch(`${entra.url}/${tenant.id}/oauth2/v2.0/authorize?${new URLSearchParams({ ...query, ...changes })}`, {
    redirect: 'manual',
  });
const codeFor = async (person: string): Promise<string> => {
  const back = new URL((await authorize({ person })).headers.get('location') ?? '');
  const answer = new URLSearchParams(back.hash.slice(1));
  expect(`${back.origin}${back.pathname}`).toBe(page);
  expect(answer.get('state')).toBe('the state');
  return answer.get('code') ?? '';
};
const redeem = async (form: Readonly<Record<string, string>>) => {
  const answer = await fetch(`${entra.url}/${tenant.id}/oauth2/v2.0/token`, {
    method: 'POST',
    body: new URLSearchParams({ client_id: applications.product.id, ...form }),
    headers: { origin: 'http://127.0.0.1:3978' },
  });
  return { status: answer.status, headers: answer.headers, body: await answer.json() };
};
const withCode = { grant_type: 'authorization_code', redirect_uri: page, code_verifier: verifier };

it('lets the user pick an account, then issues tokens for the page by code and by refresh token', async () => {
  const picker = await (await authorize()).text();
  for (const { displayName } of people) expect(picker).toContain(displayName);
  const { body, headers } = await redeem({ ...withCode, code: await codeFor(sam) });
  expect(headers.get('access-control-allow-origin')).toBe('http://127.0.0.1:3978');
  expect(decodeJwt(body.access_token)).toMatchObject({ aud: applications.product.id, oid: sam, scp: 'access_as_user' });
  expect(decodeJwt(body.id_token)).toMatchObject({ oid: sam, nonce: 'the nonce' });
  const again = await redeem({ grant_type: 'refresh_token', refresh_token: body.refresh_token });
  expect(decodeJwt(again.body.access_token)).toMatchObject({ oid: sam });
});

it.each([
  ['another verifier', { code_verifier: 'another' }],
  ['another page', { redirect_uri: 'http://127.0.0.1:1/tab/' }],
  ['a token instead of a code', { code: 'token' }],
])('refuses %s', async (_what, changes) => {
  const code = 'code' in changes ? (entra.issueUserToken(sam) ?? '') : await codeFor(sam);
  const { status, body } = await redeem({ ...withCode, ...changes, code });
  expect([status, body.error]).toEqual([400, 'invalid_grant']);
});

it.each([
  ['redirect_uri', 'https://example.com/tab/'],
  ['redirect_uri', 'http://127.0.0.1:3978/elsewhere'],
  ['code_challenge_method', 'plain'],
  ['client_id', 'another'],
  ['scope', 'openid'],
])('refuses %s %s and names the parameter', async (name, value) => {
  const answer = await authorize({ [name]: value });
  expect(answer.status).toBe(400);
  expect((await answer.json()).error_description).toContain(name);
});
