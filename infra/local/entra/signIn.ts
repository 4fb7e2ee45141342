import { createHash, randomUUID } from 'node:crypto';
import { z } from 'zod';
import type { SigningKey } from '../signing.ts';
import { applicationIdUri, applications, people, type SeededPerson, tenant } from '../tenant.ts';
import { idToken, userToken } from './tokens.ts';

/** Redirect URI of the single-page app: any loopback port on which the local system listens. */
export const loopbackPage = z.string().regex(/^http:\/\/(127\.0\.0\.1|localhost):\d+\/tab\/$/);

const scope = `${applicationIdUri}/access_as_user`;

/**
 * Query of an authorization request (authorization code with PKCE, for single-page apps):
 * https://learn.microsoft.com/entra/identity-platform/v2-oauth2-auth-code-flow
 */
const authorizeRequestSchema = z.object({
  client_id: z.literal(applications.product.id),
  response_type: z.literal('code'),
  response_mode: z.literal('fragment'),
  redirect_uri: loopbackPage,
  scope: z.string().refine((text) => text.split(' ').includes(scope)),
  state: z.string(),
  nonce: z.string(),
  code_challenge: z.string().regex(/^[\w-]{43}$/),
  code_challenge_method: z.literal('S256'),
});
type AuthorizeRequest = z.output<typeof authorizeRequestSchema>;

const purposes = { code: 'code', refresh: 'refresh' } as const;
/** Lifetimes in seconds. A single-page app's refresh token lives for a day. */
const lifetimes = { code: 60, refresh: 24 * 3600 };

/**
 * Answers `GET /{tenant}/oauth2/v2.0/authorize`: shows the account picker, then redirects back with a code.
 * @returns the page, or the URL to redirect to
 * @throws OAuthError
 */
export function answerAuthorize(
  key: SigningKey,
  query: Readonly<Record<string, unknown>>,
): { readonly page: string } | { readonly redirect: string } {
  const read = authorizeRequestSchema.safeParse(query);
  if (!read.success) {
    const names = [...new Set(read.error.issues.map(({ path }) => path.join('.')))].join(', ');
    throw new OAuthError(400, 'invalid_request', 90014, `These parameters are missing or invalid: ${names}.`);
  }
  const request = read.data;
  const person = people.find(({ id }) => id === query.person);
  if (!person) return { page: accountPicker(request) };
  const { redirect_uri, nonce, code_challenge, state } = request;
  const claims = { for: purposes.code, oid: person.id, redirect_uri, nonce, code_challenge };
  const back = new URLSearchParams({ code: key.sign(claims, lifetimes.code), client_info: clientInfo(person), state });
  return { redirect: `${redirect_uri}#${back}` };
}

type Form = Readonly<Record<string, string>>;

/** @throws OAuthError */
export function redeemCode(key: SigningKey, form: Form): Readonly<Record<string, string | number>> {
  const { redirect_uri, nonce, code_challenge, person } = claimsOf(key, form.code, purposes.code);
  const proof = createHash('sha256')
    .update(form.code_verifier ?? '')
    .digest('base64url');
  if (proof !== code_challenge) throw badGrant(501481, 'The Code_Verifier does not match the code_challenge.');
  if (form.redirect_uri !== redirect_uri) throw badGrant(500112, 'The reply address does not match.');
  return tokensFor(key, person, nonce);
}

/** @throws OAuthError */
export function refresh(key: SigningKey, form: Form): Readonly<Record<string, string | number>> {
  return tokensFor(key, claimsOf(key, form.refresh_token, purposes.refresh).person);
}

const claimsOf = (key: SigningKey, token: string | undefined, purpose: string) => {
  const verdict = key.verify(token ?? '');
  const claims = verdict.valid && verdict.claims.for === purpose ? verdict.claims : undefined;
  const person = people.find(({ id }) => id === claims?.oid);
  if (!claims || !person) throw badGrant(70008, 'The provided authorization code or refresh token has expired.');
  const text = (name: string): string => String(claims[name] ?? '');
  return { person, nonce: text('nonce'), redirect_uri: text('redirect_uri'), code_challenge: text('code_challenge') };
};

const badGrant = (code: number, description: string): OAuthError =>
  new OAuthError(400, 'invalid_grant', code, description);

const tokensFor = (key: SigningKey, person: SeededPerson, nonce?: string) => ({
  token_type: 'Bearer',
  scope,
  expires_in: 3600,
  ext_expires_in: 3600,
  access_token: userToken(key, person),
  refresh_token: key.sign({ for: purposes.refresh, oid: person.id }, lifetimes.refresh),
  refresh_token_expires_in: lifetimes.refresh,
  id_token: idToken(key, applications.product, person, nonce),
  client_info: clientInfo(person),
});

const clientInfo = ({ id }: SeededPerson): string =>
  Buffer.from(JSON.stringify({ uid: id, utid: tenant.id })).toString('base64url');

const escapeHtml = (text: string): string => text.replace(/[&<>"]/g, (one) => `&#${one.charCodeAt(0)};`);

/** There are no passwords: the user of this machine may sign in as anyone in the tenant. */
const accountPicker = (request: AuthorizeRequest): string => `<!doctype html>
<html lang="en">
<meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>Pick an account</title>
<style>body{font:16px/1.5 system-ui,sans-serif;max-width:28rem;margin:3rem auto;padding:0 1rem;color-scheme:light dark}
li{margin:.5rem 0}small{display:block;opacity:.75}</style>
<main><h1>Pick an account</h1>
<p>Local stand-in for the Microsoft sign-in page. Continue to ${escapeHtml(applications.product.name)}.</p>
<ul>${people.map((person) => accountLink(request, person)).join('\n')}</ul></main>
</html>`;

const accountLink = (
  request: AuthorizeRequest,
  { id, displayName, userPrincipalName, jobTitle }: SeededPerson,
): string =>
  `<li><a href="?${escapeHtml(new URLSearchParams({ ...request, person: id }).toString())}">${escapeHtml(displayName)}</a>` +
  `<small>${escapeHtml(userPrincipalName)} · ${escapeHtml(jobTitle)}</small></li>`;

/** Error response of the token endpoint in Entra's format: https://learn.microsoft.com/entra/identity-platform/reference-error-codes */
export class OAuthError extends Error {
  readonly status: number;
  readonly body: Readonly<Record<string, unknown>>;

  constructor(status: number, error: string, code: number, description: string) {
    super(`AADSTS${code}: ${description}`);
    this.status = status;
    const timestamp = `${new Date().toISOString().slice(0, 19).replace('T', ' ')}Z`;
    const [traceId, correlationId] = [randomUUID(), randomUUID()];
    this.body = {
      error,
      error_description: `${this.message} Trace ID: ${traceId} Correlation ID: ${correlationId} Timestamp: ${timestamp}`,
      error_codes: [code],
      timestamp,
      trace_id: traceId,
      correlation_id: correlationId,
    };
  }
}
