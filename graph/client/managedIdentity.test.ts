import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createManagedIdentity } from './managedIdentity.ts';
import { createTokens } from './tokens.ts';

/** What App Service gives a process instead of a secret, and the sign-in host that accepts the resulting token. */
const startAzure = async () => {
  const asked: { path: string; header: string | undefined; form: string }[] = [];
  const server = createServer(async (request, response) => {
    let form = '';
    for await (const chunk of request) form += String(chunk);
    const path = request.url ?? '';
    asked.push({ path, header: request.headers['x-identity-header']?.toString(), form });
    const soon = Math.floor(Date.now() / 1000) + 3600;
    const answer = path.startsWith('/msi')
      ? { access_token: 'token-of-the-identity', expires_on: String(soon), resource: 'x', token_type: 'Bearer' }
      : { access_token: 'token-of-the-application', expires_in: 3600, token_type: 'Bearer' };
    response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(answer));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const stop = () => new Promise((resolve) => void server.close(resolve));
  return { origin, asked, stop };
};

describe('a managed identity', () => {
  it('authenticates the application to Entra without a secret', async () => {
    const azure = await startAzure();
    // As Azure sets them; MSAL reads them itself.
    process.env.IDENTITY_ENDPOINT = `${azure.origin}/msi`;
    process.env.IDENTITY_HEADER = 'only-this-process-has-it';
    try {
      const identity = createManagedIdentity('11111111-2222-4333-8444-555555555555');
      const tokens = createTokens(
        {
          tenantId: '6f1b2c3d-4e5f-4a6b-8c7d-9e0f1a2b3c4d',
          clientId: 'client',
          clientAssertion: () => identity('api://AzureADTokenExchange'),
          authorityMetadata: JSON.stringify({
            issuer: `${azure.origin}/v2.0`,
            token_endpoint: `${azure.origin}/token`,
            authorization_endpoint: `${azure.origin}/authorize`,
            end_session_endpoint: `${azure.origin}/logout`,
            jwks_uri: `${azure.origin}/keys`,
          }),
        },
        'https://graph.microsoft.com',
      );
      expect(await tokens.get()).toBe('token-of-the-application');
      const [first, second] = azure.asked;
      expect(first?.header).toBe('only-this-process-has-it');
      expect(Object.fromEntries(new URL(first?.path ?? '', azure.origin).searchParams)).toMatchObject({
        resource: 'api://AzureADTokenExchange',
        client_id: '11111111-2222-4333-8444-555555555555',
      });
      const form = Object.fromEntries(new URLSearchParams(second?.form));
      expect(form).toMatchObject({
        client_id: 'client',
        client_assertion: 'token-of-the-identity',
        client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer',
      });
      expect(form).not.toHaveProperty('client_secret');
    } finally {
      delete process.env.IDENTITY_ENDPOINT;
      delete process.env.IDENTITY_HEADER;
      await azure.stop();
    }
  });
});
