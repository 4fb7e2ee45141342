import { createHmac } from 'node:crypto';
import { aTab, type Tab, tabAppId, tabTenant } from '../../../test/builders/aTab.ts';

let tab: Tab;
beforeAll(async () => {
  tab = await aTab();
});
afterAll(() => tab.stop());

const me = (authorization?: string) =>
  tab.app.inject({ url: '/api/me', ...(authorization !== undefined && { headers: { authorization } }) });
const withClaims = async (claims: Record<string, unknown>) => me(`Bearer ${await tab.issuer.token(claims)}`);

const part = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');

describe('a valid token', () => {
  it('identifies the person', async () => {
    tab.setRoles('11111111-1111-4111-8111-111111111111', ['auditor']);
    const answer = await withClaims({});
    expect(answer.statusCode).toBe(200);
    expect(answer.headers['cache-control']).toBe('no-store');
    expect(answer.json()).toEqual({
      id: '11111111-1111-4111-8111-111111111111',
      name: 'Lea Staff',
      roles: ['auditor'],
      guest: false,
      reads: { register: true, procedure: true, settings: true },
      may: ['report', 'recordExport', 'nameDeputy'],
      timeZone: 'Europe/Paris',
    });
    tab.setRoles('11111111-1111-4111-8111-111111111111', []);
  });

  it.each([
    ['the application id', { aud: tabAppId }],
    ['the application ID URI of the settings', { aud: `api://tab.example.test/botid-${tabAppId}` }],
    ['several scopes', { scp: 'openid access_as_user' }],
  ])('may carry %s', async (_name, claims) => {
    expect((await withClaims(claims)).statusCode).toBe(200);
  });

  it.each([
    ['acct is 1', { acct: 1 }, true],
    ['acct is 0', { acct: 0 }, false],
    ['signed in by another directory', { idp: 'https://sts.windows.net/44444444-4444-4444-8444-444444444444/' }, true],
    ['signed in by a mailbox provider', { idp: 'mail' }, true],
    ['signed in by the tenant itself', { idp: `https://sts.windows.net/${tabTenant}/` }, false],
  ])('distinguishes a guest: %s', async (_name, claims, guest) => {
    expect((await withClaims(claims)).json()).toMatchObject({ guest, may: guest ? [] : ['report', 'nameDeputy'] });
  });
});

describe('an invalid token', () => {
  const now = Math.floor(Date.now() / 1000);
  it.each<[string, Record<string, unknown>, number]>([
    ['expired', { exp: now - 120 }, 401],
    ['without an end', { exp: undefined }, 401],
    ['not yet good', { nbf: now + 600 }, 401],
    ['for another audience', { aud: '55555555-5555-4555-8555-555555555555' }, 401],
    ['for an audience that only resembles ours', { aud: `api://evil.example/botid-${tabAppId}` }, 401],
    ['of another issuer', { iss: 'https://login.example.test/other/v2.0' }, 401],
    ['of another tenant', { tid: '44444444-4444-4444-8444-444444444444' }, 403],
    ['without a tenant', { tid: undefined }, 401],
    ['without a scope', { scp: undefined }, 401],
    ['with another scope', { scp: 'access_as_user_admin' }, 401],
    ['of an application instead of a person', { scp: undefined, roles: ['access_as_user'] }, 401],
    ['without a person', { oid: undefined }, 401],
    ['with something else for a person', { oid: '../etc' }, 401],
  ])('%s', async (_name, claims, status) => {
    const answer = await withClaims(claims);
    expect(answer.statusCode).toBe(status);
    expect(answer.json()).toEqual({
      error: { code: status === 403 ? 'foreignTenant' : 'badToken', message: expect.any(String) },
    });
  });

  it('is missing', async () => {
    const answer = await me();
    expect(answer.statusCode).toBe(401);
    expect(answer.headers['www-authenticate']).toBe('Bearer');
    expect(answer.json().error.code).toBe('noToken');
  });

  it.each([
    'garbage',
    'Bearer',
    'Bearer ',
    'Bearer a.b.c',
    'Bearer a b',
    `Bearer ${'x'.repeat(9000)}`,
    'Basic dXNlcjpw',
  ])('is garbage: %.20s', async (authorization) => {
    expect((await me(authorization)).statusCode).toBe(401);
  });

  it('is signed by a key that the issuer does not publish', async () => {
    expect((await me(`Bearer ${await tab.issuer.forged()}`)).statusCode).toBe(401);
  });

  it('has alg none, or HS256 with the public key as its secret', async () => {
    const none = `${part({ alg: 'none', kid: 'one' })}.${part(tab.issuer.claims())}.`;
    expect((await me(`Bearer ${none}`)).statusCode).toBe(401);
    const text = `${part({ alg: 'HS256', kid: 'one' })}.${part(tab.issuer.claims())}`;
    const keys = await (await fetch(tab.issuer.jwksUrl)).text();
    const hs256 = `${text}.${createHmac('sha256', keys).update(text).digest('base64url')}`;
    expect((await me(`Bearer ${hs256}`)).statusCode).toBe(401);
  });
});

it('is refused on every route, before a body is read, and nothing is written', async () => {
  const routes = ['/api/me', '/api/nonconformities', '/api/nonconformities/NC-2026-0001'];
  for (const url of routes) expect((await tab.app.inject({ url })).statusCode).toBe(401);
  const command = await tab.app.inject({ method: 'POST', url: '/api/commands', payload: '{' });
  expect(command.statusCode).toBe(401);
  expect(tab.records.calls).toEqual([]);
});

it('unavailable keys are a fault of the server, not of the token', async () => {
  const lost = await aTab({ jwksUrl: 'http://127.0.0.1:1/keys' });
  const authorization = `Bearer ${await lost.issuer.token()}`;
  const answer = await lost.app.inject({ url: '/api/me', headers: { authorization } });
  expect(answer.statusCode).toBe(503);
  expect(answer.json().error).toMatchObject({ code: 'fault', fault: 'unreachable', retry: true });
  expect(answer.body).not.toContain('127.0.0.1');
  await lost.stop();
});
