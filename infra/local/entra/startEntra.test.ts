import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ConfidentialClientApplication } from '@azure/msal-node';
import { createLocalJWKSet, decodeJwt, jwtVerify } from 'jose';
import { applications, people, tenant } from '../tenant.ts';
import { type Entra, startEntra } from './startEntra.ts';

const dataDir = mkdtempSync(join(tmpdir(), 'entra-'));
const { product } = applications;
const sam = people[0]?.id ?? '';
let entra: Entra;
beforeAll(async () => {
  entra = await startEntra({ port: 0, dataDir });
});
afterAll(async () => {
  await entra.close();
  rmSync(dataDir, { recursive: true });
});

const get = async (url: string) => (await fetch(url)).json();
const control = (path: string, body: object) =>
  fetch(`${entra.url}/_control/${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
const ask = async (
  form: Readonly<Record<string, string>>,
  tenantId: string = tenant.id,
  headers: Readonly<Record<string, string>> = {},
) => {
  const init = { method: 'POST', body: new URLSearchParams(form), headers };
  const answer = await fetch(`${entra.url}/${tenantId}/oauth2/v2.0/token`, init);
  return { status: answer.status, body: await answer.json() };
};
const credentials = { client_id: product.id, client_secret: product.secret };
const clientCredentials = { grant_type: 'client_credentials', scope: 'https://graph.microsoft.com/.default' };
const onBehalfOf = {
  grant_type: 'urn:ietf:params:oauth:grant-type:jwt-bearer',
  requested_token_use: 'on_behalf_of',
  scope: 'https://graph.microsoft.com/User.Read',
};

describe('metadata', () => {
  it('links the tenant configuration to keys that verify the token of the tab', async () => {
    const configuration = await get(`${entra.url}/${tenant.id}/v2.0/.well-known/openid-configuration`);
    const keys = createLocalJWKSet(await get(configuration.jwks_uri));
    const { token } = await (await control('user-token', { userId: sam })).json();
    const { payload } = await jwtVerify(token, keys, { issuer: configuration.issuer, audience: product.id });
    expect(payload).toMatchObject({
      iss: `https://login.microsoftonline.com/${tenant.id}/v2.0`,
      tid: tenant.id,
      oid: sam,
      scp: 'access_as_user',
      name: 'Sam Carter',
      preferred_username: 'sam@contoso.example',
      ver: '2.0',
    });
  });

  it('links the Bot Framework configuration to keys that endorse msteams and verify its token', async () => {
    const configuration = await get(`${entra.url}/v1/.well-known/openidconfiguration`);
    expect(configuration.issuer).toBe('https://api.botframework.com');
    const document = await get(configuration.jwks_uri);
    expect(document.keys[0].endorsements).toEqual(['msteams']);
    const { token } = await (await control('bot-token', { serviceUrl: 'http://127.0.0.1:1/' })).json();
    const { payload } = await jwtVerify(token, createLocalJWKSet(document), {
      issuer: configuration.issuer,
      audience: product.id,
    });
    expect(payload.serviceurl).toBe('http://127.0.0.1:1/');
  });

  it('refuses unknown people, other tenants and invalid bodies', async () => {
    expect((await control('user-token', { userId: 'no-one' })).status).toBe(404);
    expect((await control('user-token', {})).status).toBe(400);
    expect((await fetch(`${entra.url}/common/v2.0/.well-known/openid-configuration`)).status).toBe(400);
    expect(entra.issueUserToken('no-one')).toBeUndefined();
  });
});

describe('token endpoint', () => {
  it('issues an application a Graph token with its roles, and a Bot Framework token', async () => {
    const { status, body } = await ask({ ...clientCredentials, ...credentials });
    expect([status, body.token_type, body.expires_in]).toEqual([200, 'Bearer', 3600]);
    expect(entra.key.verify(body.access_token)).toMatchObject({
      claims: {
        aud: 'https://graph.microsoft.com',
        iss: `https://sts.windows.net/${tenant.id}/`,
        appid: product.id,
        roles: product.roles,
      },
    });
    const bot = await ask({ ...clientCredentials, ...credentials, scope: 'https://api.botframework.com/.default' });
    expect(entra.key.verify(bot.body.access_token)).toMatchObject({ claims: { aud: 'https://api.botframework.com' } });
  });

  it('accepts the secret in the Authorization header', async () => {
    const authorization = `Basic ${Buffer.from(`${product.id}:${product.secret}`).toString('base64')}`;
    expect((await ask(clientCredentials, tenant.id, { authorization })).status).toBe(200);
  });

  it('adds the granted permissions to the product’s Graph token only', async () => {
    const granting = await startEntra({ port: 0, dataDir, granted: ['User.Read.All'] });
    const rolesOf = async ({ id, secret }: { readonly id: string; readonly secret: string }) => {
      const form = new URLSearchParams({ ...clientCredentials, client_id: id, client_secret: secret });
      const answer = await fetch(`${granting.url}/${tenant.id}/oauth2/v2.0/token`, { method: 'POST', body: form });
      return decodeJwt((await answer.json()).access_token).roles;
    };
    expect(await rolesOf(product)).toEqual([...product.roles, 'User.Read.All']);
    expect(await rolesOf(applications.provisioner)).toEqual(applications.provisioner.roles);
    await granting.close();
  });

  const assertion = () => entra.issueUserToken(sam) ?? '';
  it.each([
    ['a wrong secret', { ...clientCredentials, ...credentials, client_secret: 'x' }, 401, 'invalid_client', 7000215],
    ['no secret', { ...clientCredentials, client_id: product.id }, 401, 'invalid_client', 7000218],
    [
      'an unknown application',
      { ...clientCredentials, ...credentials, client_id: 'x' },
      400,
      'unauthorized_client',
      700016,
    ],
    [
      'another scope',
      { ...clientCredentials, ...credentials, scope: 'https://graph.microsoft.com/User.Read' },
      400,
      'invalid_scope',
      1002012,
    ],
    ['another grant', { ...credentials, grant_type: 'password' }, 400, 'unsupported_grant_type', 70003],
    ['no assertion', { ...onBehalfOf, ...credentials }, 400, 'invalid_grant', 50013],
    ['no scope', { ...onBehalfOf, ...credentials, scope: 'openid' }, 400, 'invalid_scope', 70011],
    ['a scope without consent', { ...onBehalfOf, ...credentials, scope: 'Mail.Read' }, 400, 'invalid_grant', 65001],
  ])('refuses %s as Entra does', async (what, form, status, error, code) => {
    const answer = await ask(
      what.includes('scope') && 'requested_token_use' in form ? { ...form, assertion: assertion() } : form,
    );
    expect([answer.status, answer.body.error, answer.body.error_codes]).toEqual([status, error, [code]]);
    expect(answer.body.error_description).toMatch(new RegExp(`^AADSTS${code}: .*Trace ID: `));
  });

  it('refuses another tenant, and an assertion for another application or after its expiry', async () => {
    expect((await ask({ ...clientCredentials, ...credentials }, 'other')).status).toBe(400);
    const others = [
      [entra.key.sign({ aud: 'other', oid: sam }), 500131],
      [entra.key.sign({ aud: product.id, oid: 'no-one' }), 50034],
      [entra.key.sign({ aud: product.id, oid: sam }, -10), 500133],
    ] as const;
    for (const [token, code] of others) {
      const { status, body } = await ask({ ...onBehalfOf, ...credentials, assertion: token });
      expect([status, body.error, body.error_codes]).toEqual([400, 'invalid_grant', [code]]);
    }
  });
});

it('serves both grants to the real msal-node through authorityMetadata', async () => {
  const metadata = await get(`${entra.url}/${tenant.id}/v2.0/.well-known/openid-configuration`);
  const msal = new ConfidentialClientApplication({
    auth: {
      clientId: product.id,
      clientSecret: product.secret,
      authority: `https://login.microsoftonline.com/${tenant.id}`,
      authorityMetadata: JSON.stringify(metadata),
    },
  });
  const application = await msal.acquireTokenByClientCredential({ scopes: ['https://graph.microsoft.com/.default'] });
  expect(entra.key.verify(application?.accessToken ?? '').valid).toBe(true);
  const scopes = ['https://graph.microsoft.com/User.Read'];
  const person = await msal.acquireTokenOnBehalfOf({ oboAssertion: entra.issueUserToken(sam) ?? '', scopes });
  expect(person?.account?.username).toBe('sam@contoso.example');
  expect(entra.key.verify(person?.accessToken ?? '')).toMatchObject({
    claims: { oid: sam, scp: 'User.Read', aud: 'https://graph.microsoft.com' },
  });
  await expect(msal.acquireTokenOnBehalfOf({ oboAssertion: 'x.y.z', scopes })).rejects.toMatchObject({
    errorCode: 'invalid_grant',
  });
});
