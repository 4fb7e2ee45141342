import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { SigningKey } from '../signing.ts';
import { applicationIdUri, applications, people, type SeededPerson, tenant } from '../tenant.ts';
import { OAuthError } from './oauthError.ts';
import { idToken, userToken } from './tokens.ts';

/** Registered as the page of a single-page app; here it is wherever the local system listens. */
export const loopbackPage = z.string().regex(/^http:\/\/(127\.0\.0\.1|localhost):\d+\/tab\/$/);

const scope = `${applicationIdUri}/access_as_user`;

/**
 * What a page asks for (authorization code with PKCE, as single-page apps have it):
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
/** How long each can be used, in seconds; a page's refresh token lives a day. */
const lifetimes = { code: 60, refresh: 24 * 3600 };

/**
 * `GET /{tenant}/oauth2/v2.0/authorize`: a page on which somebody chooses who he is, and then the way back with a code.
 * @returns the page, or where to go
 * @throws OAuthError
 */
export function answerAuthorize(
  key: SigningKey,
  query: Readonly<Record<string, unknown>>,
): { readonly page: string } | { readonly redirect: string } {
  const read = authorizeRequestSchema.safeParse(query);
  if (!read.success) {
    const names = [...new Set(read.error.issues.map(({ path }) => path.join('.')))].join(', ');
    throw new OAuthError(
      400,
      'invalid_request',
      90014,
      `What the request says of these is missing or wrong: ${names}.`,
    );
  }
  const asked = read.data;
  const person = people.find(({ id }) => id === query.person);
  if (!person) return { page: accountPicker(asked) };
  const { redirect_uri, nonce, code_challenge, state } = asked;
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

/** Nobody has a password here: whoever is at this machine may be anybody of the tenant. */
const accountPicker = (asked: AuthorizeRequest): string => `<!doctype html>
<html lang="en">
<meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>Pick an account</title>
<style>body{font:16px/1.5 system-ui,sans-serif;max-width:28rem;margin:3rem auto;padding:0 1rem;color-scheme:light dark}
li{margin:.5rem 0}small{display:block;opacity:.75}</style>
<main><h1>Pick an account</h1>
<p>The local stand-in for Microsoft’s sign-in. To go on to ${escapeHtml(applications.product.name)}.</p>
<ul>${people.map((person) => accountLink(asked, person)).join('\n')}</ul></main>
</html>`;

const accountLink = (asked: AuthorizeRequest, { id, displayName, userPrincipalName, jobTitle }: SeededPerson): string =>
  `<li><a href="?${escapeHtml(new URLSearchParams({ ...asked, person: id }).toString())}">${escapeHtml(displayName)}</a>` +
  `<small>${escapeHtml(userPrincipalName)} · ${escapeHtml(jobTitle)}</small></li>`;
