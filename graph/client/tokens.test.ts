import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createTokens } from './tokens.ts';

const minute = 60_000;

const startIssuer = async (answer: (call: number) => { readonly status: number; readonly body: object | string }) => {
  let calls = 0;
  const forms: string[] = [];
  const server = createServer(async (request, response) => {
    let form = '';
    for await (const chunk of request) form += String(chunk);
    forms.push(form);
    calls += 1;
    const { status, body } = answer(calls);
    const text = typeof body === 'string' ? body : JSON.stringify(body);
    response.writeHead(status, { 'content-type': 'application/json' }).end(text);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const credentials = {
    tenantId: '6f1b2c3d-4e5f-4a6b-8c7d-9e0f1a2b3c4d',
    clientId: 'client',
    clientSecret: 'secret-secret',
    authorityMetadata: JSON.stringify({
      issuer: `${origin}/v2.0`,
      token_endpoint: `${origin}/token`,
      authorization_endpoint: `${origin}/authorize`,
      end_session_endpoint: `${origin}/logout`,
      jwks_uri: `${origin}/keys`,
    }),
  };
  const stop = () =>
    new Promise<void>((resolve) => {
      server.close(() => resolve());
      server.closeAllConnections();
    });
  return { credentials, calls: () => calls, forms, stop };
};

describe('createTokens', () => {
  let issuer: Awaited<ReturnType<typeof startIssuer>>;
  afterEach(() => issuer.stop());

  it('keeps a token until five minutes before it expires', async () => {
    issuer = await startIssuer((call) => ({
      status: 200,
      body: { token_type: 'Bearer', expires_in: 3600, access_token: `token-${call}` },
    }));
    let ahead = 0;
    const tokens = createTokens(issuer.credentials, 'https://graph.microsoft.com', () => Date.now() + ahead);
    expect(await Promise.all([tokens.get(), tokens.get(), tokens.get()])).toEqual(['token-1', 'token-1', 'token-1']);
    ahead = 54 * minute;
    expect(await tokens.get()).toBe('token-1');
    expect(issuer.calls()).toBe(1);
    tokens.drop('token-1');
    expect(await tokens.get()).toBe('token-2');
    expect(issuer.forms[0]).toContain(`scope=${encodeURIComponent('https://graph.microsoft.com/.default')}`);
  });

  it('distinguishes a wrong secret from an unreachable issuer, and asks again the next time', async () => {
    issuer = await startIssuer((call) =>
      call === 1
        ? { status: 401, body: { error: 'invalid_client', error_description: 'AADSTS7000215: wrong' } }
        : { status: 200, body: { token_type: 'Bearer', expires_in: 3600, access_token: 'good' } },
    );
    const tokens = createTokens(issuer.credentials, 'https://graph.microsoft.com');
    await expect(tokens.get()).rejects.toMatchObject({ code: 'refused', outcome: 'refused', operation: 'graph.token' });
    expect(await tokens.get()).toBe('good');
    await issuer.stop();
    const others = createTokens({ ...issuer.credentials, clientId: 'other' }, 'https://graph.microsoft.com');
    await expect(others.get()).rejects.toMatchObject({ code: 'unreachable', outcome: 'refused' });
  });

  it.each([
    [429, { error: 'temporarily_unavailable', error_codes: [90055] }],
    [503, { error: 'temporarily_unavailable', error_description: 'AADSTS90033' }],
    [502, '<html>Bad Gateway</html>'],
    [504, ''],
  ])('does not take an unreachable issuer (%i) for a refusal, nor the next time', async (status, body) => {
    issuer = await startIssuer(() => ({ status, body }));
    const tokens = createTokens(issuer.credentials, 'https://graph.microsoft.com');
    for (const _ of ['asked', 'MSAL pauses after a failure'])
      await expect(tokens.get()).rejects.toMatchObject({ code: 'unreachable', outcome: 'refused' });
  });

  it('keeps using a valid token while the issuer is unreachable, and no longer', async () => {
    // MSAL itself treats a token with less than five minutes left as expired.
    issuer = await startIssuer(() => ({
      status: 200,
      body: { token_type: 'Bearer', expires_in: 240, access_token: 'good' },
    }));
    let ahead = 0;
    const tokens = createTokens(issuer.credentials, 'https://graph.microsoft.com', () => Date.now() + ahead);
    await tokens.get();
    await issuer.stop();
    expect(await tokens.get()).toBe('good');
    ahead = 5 * minute;
    await expect(tokens.get()).rejects.toMatchObject({ code: 'unreachable' });
  });
});
