import { join } from 'node:path';
import fastify, { type FastifyInstance } from 'fastify';
import { z } from 'zod';
import { openSigningKey, type SigningKey } from '../signing.ts';
import { people, tenant } from '../tenant.ts';
import { answerAuthorize, loopbackPage, OAuthError } from './signIn.ts';
import { type Issuer, issueToken } from './tokenEndpoint.ts';
import { botFrameworkResource, botToken, entraIssuer, userToken } from './tokens.ts';

export type Entra = {
  /** `http://127.0.0.1:PORT`, without a trailing slash. */
  readonly url: string;
  /** Signs every token; `startGraph` verifies with it. */
  readonly key: SigningKey;
  /** Issues the token that the Bot Connector at `serviceUrl` sends to the bot. */
  readonly issueBotToken: (serviceUrl: string) => string;
  /** Issues the token that Teams gives the tab of the person with this object id; undefined for an unknown id. */
  readonly issueUserToken: (userId: string) => string | undefined;
  readonly close: () => Promise<void>;
};

export type EntraOptions = {
  readonly port: number;
  readonly dataDir: string;
  /** Optional Graph permissions granted to the product. */
  readonly granted?: readonly string[];
};

/**
 * Starts the token issuer on 127.0.0.1 (port 0: any free port). Tokens use real time. The key is stored in `dataDir`.
 * It replaces `login.microsoftonline.com` and `login.botframework.com` for servers, and the sign-in page for the tab in a
 * browser.
 */
export async function startEntra(options: EntraOptions): Promise<Entra> {
  const key = openSigningKey(join(options.dataDir, 'signing-key.pem'));
  const app = fastify({ logger: false });
  app.addContentTypeParser('application/x-www-form-urlencoded', { parseAs: 'string' }, (_request, body, done) =>
    done(null, Object.fromEntries(new URLSearchParams(body.toString()))),
  );
  let url = '';
  addMetadata(app, key, () => url);
  addSignIn(app, key);
  addTokenEndpoint(app, { key, granted: options.granted ?? [] });
  const issueBotToken = (serviceUrl: string) => botToken(key, serviceUrl);
  const issueUserToken = (userId: string) => {
    const person = people.find((one) => one.id === userId);
    return person && userToken(key, person);
  };
  addControl(app, issueBotToken, issueUserToken);
  url = await app.listen({ host: '127.0.0.1', port: options.port });
  return { url, key, issueBotToken, issueUserToken, close: () => app.close() };
}

function addMetadata(app: FastifyInstance, key: SigningKey, url: () => string): void {
  const algorithms = { id_token_signing_alg_values_supported: ['RS256'] };
  app.get('/:tenant/v2.0/.well-known/openid-configuration', (request, reply) => {
    const { tenant: requested } = request.params as { tenant: string };
    if (requested !== tenant.id) {
      throw new OAuthError(400, 'invalid_tenant', 90002, `Tenant '${requested}' not found.`);
    }
    return reply.send({
      issuer: entraIssuer,
      authorization_endpoint: `${url()}/${tenant.id}/oauth2/v2.0/authorize`,
      token_endpoint: `${url()}/${tenant.id}/oauth2/v2.0/token`,
      end_session_endpoint: `${url()}/${tenant.id}/oauth2/v2.0/logout`,
      jwks_uri: `${url()}/${tenant.id}/discovery/v2.0/keys`,
      response_types_supported: ['code', 'id_token'],
      subject_types_supported: ['pairwise'],
      token_endpoint_auth_methods_supported: ['client_secret_post', 'client_secret_basic'],
      ...algorithms,
    });
  });
  app.get('/:tenant/discovery/v2.0/keys', () => ({ keys: [{ ...key.publicJwk, issuer: entraIssuer }] }));
  app.get('/v1/.well-known/openidconfiguration', () => ({
    issuer: botFrameworkResource,
    authorization_endpoint: 'https://invalid.botframework.com',
    jwks_uri: `${url()}/v1/.well-known/keys`,
    token_endpoint_auth_methods_supported: ['private_key_jwt'],
    ...algorithms,
  }));
  // A bot trusts a key only for the channels in its endorsements.
  app.get('/v1/.well-known/keys', () => ({ keys: [{ ...key.publicJwk, endorsements: ['msteams'] }] }));
}

function addTokenEndpoint(app: FastifyInstance, issuer: Issuer): void {
  app.setErrorHandler((error, _request, reply) => {
    if (error instanceof OAuthError) return reply.code(error.status).send(error.body);
    const status = error instanceof z.ZodError ? 400 : 500;
    const refused = error instanceof Error && 'statusCode' in error ? Number(error.statusCode) : status;
    return reply.code(refused).send({ error: 'invalid_request', error_description: 'The request is not valid.' });
  });
  app.post('/:tenant/oauth2/v2.0/token', (request, reply) => {
    const { tenant: requested } = request.params as { tenant: string };
    // Single-page apps call from their own origin.
    if (request.headers.origin) reply.header('access-control-allow-origin', request.headers.origin);
    const form = z.record(z.string(), z.string()).parse(request.body ?? {});
    const basic = /^Basic (.+)$/.exec(request.headers.authorization ?? '')?.[1];
    return reply.header('cache-control', 'no-store').send(issueToken(issuer, requested, form, basic));
  });
}

function addSignIn(app: FastifyInstance, key: SigningKey): void {
  app.get(`/${tenant.id}/oauth2/v2.0/authorize`, (request, reply) => {
    reply.header('cache-control', 'no-store');
    const answer = answerAuthorize(key, z.record(z.string(), z.unknown()).parse(request.query));
    if ('redirect' in answer) return reply.redirect(answer.redirect);
    return reply.type('text/html; charset=utf-8').send(answer.page);
  });
  app.get(`/${tenant.id}/oauth2/v2.0/logout`, (request, reply) => {
    const query = z.object({ post_logout_redirect_uri: loopbackPage.optional() }).safeParse(request.query);
    const back = query.data?.post_logout_redirect_uri;
    return back ? reply.redirect(back) : reply.type('text/plain').send('You are signed out.\n');
  });
}

function addControl(app: FastifyInstance, forBot: Entra['issueBotToken'], forUser: Entra['issueUserToken']): void {
  app.post('/_control/bot-token', (request) => {
    const { serviceUrl } = z.object({ serviceUrl: z.string() }).parse(request.body);
    return { token: forBot(serviceUrl) };
  });
  app.post('/_control/user-token', (request, reply) => {
    const { userId } = z.object({ userId: z.string() }).parse(request.body);
    const token = forUser(userId);
    if (token !== undefined) return reply.send({ token });
    return reply.code(404).send({ error: 'not_found', error_description: `No person has the object id ${userId}.` });
  });
}
