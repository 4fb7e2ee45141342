import type { SigningKey } from '../signing.ts';
import { applicationIdUri, applications, people, type SeededPerson, tenant } from '../tenant.ts';
import { OAuthError, redeemCode, refresh } from './signIn.ts';
import {
  type Application,
  applicationToken,
  botFrameworkResource,
  delegatedToken,
  graphResource,
  idToken,
} from './tokens.ts';

export type TokenAnswer = Readonly<Record<string, string | number>>;
type Form = Readonly<Record<string, string>>;

/** Signing key, and the optional Graph permissions granted to the product. */
export type Issuer = { readonly key: SigningKey; readonly granted: readonly string[] };

/** Delegated Graph permissions of the product: `User.Read`, which every sign-in includes. */
const consented = ['User.Read'];
const implicit = ['openid', 'profile', 'offline_access', 'email'];
const lifetime = { token_type: 'Bearer', expires_in: 3600, ext_expires_in: 3600 };

/**
 * Answers `POST /{tenant}/oauth2/v2.0/token`: client credentials and on-behalf-of, and for the single-page app authorization
 * code and refresh token.
 * Supports client secrets only: certificates and federated credentials are answered with invalid_client.
 * @throws OAuthError with Entra's status, error and AADSTS code
 */
export function issueToken(issuer: Issuer, tenantInPath: string, form: Form, basic: string | undefined): TokenAnswer {
  const { key } = issuer;
  if (tenantInPath !== tenant.id) {
    throw new OAuthError(400, 'invalid_request', 90002, `Tenant '${tenantInPath}' not found.`);
  }
  // A single-page app has no secret and proves its code by PKCE.
  if (form.grant_type === 'authorization_code') return redeemCode(key, form);
  if (form.grant_type === 'refresh_token') return refresh(key, form);
  const application = withGranted(authenticate(form, basic), issuer);
  switch (form.grant_type) {
    case 'client_credentials':
      return { ...lifetime, access_token: applicationToken(key, application, resourceOf(form.scope)) };
    case 'urn:ietf:params:oauth:grant-type:jwt-bearer':
      return onBehalfOf(key, application, form);
    default:
      throw new OAuthError(
        400,
        'unsupported_grant_type',
        70003,
        `The app requested an unsupported grant type '${form.grant_type ?? ''}'.`,
      );
  }
}

function authenticate(form: Form, basic: string | undefined): Application {
  const [id, secret] = basic
    ? Buffer.from(basic, 'base64').toString('utf8').split(':').map(decodeURIComponent)
    : [form.client_id, form.client_secret];
  const application = Object.values(applications).find((one) => one.id === id);
  if (!application) {
    const description = `Application with identifier '${id ?? ''}' was not found in the directory 'Contoso'.`;
    throw new OAuthError(400, 'unauthorized_client', 700016, description);
  }
  if (!secret) {
    const description = "The request body must contain the following parameter: 'client_assertion' or 'client_secret'.";
    throw new OAuthError(401, 'invalid_client', 7000218, description);
  }
  if (secret !== application.secret) {
    throw new OAuthError(401, 'invalid_client', 7000215, `Invalid client secret provided for app '${application.id}'.`);
  }
  return application;
}

const withGranted = (application: Application, { granted }: Issuer): Application =>
  application.id === applications.product.id
    ? { ...application, roles: [...application.roles, ...granted] }
    : application;

/** The client credentials grant accepts only `<resource>/.default`, the permissions consented to in advance. */
function resourceOf(scope: string | undefined): string {
  const resource = scope?.split(' ').find((one) => !implicit.includes(one));
  if (resource === `${graphResource}/.default`) return graphResource;
  if (resource === `${botFrameworkResource}/.default`) return botFrameworkResource;
  throw new OAuthError(400, 'invalid_scope', 1002012, `The provided value for scope ${scope ?? ''} is not valid.`);
}

function onBehalfOf(key: SigningKey, application: Application, form: Form): TokenAnswer {
  if (form.requested_token_use !== 'on_behalf_of') {
    const description = "The request body must contain the following parameter: 'requested_token_use'.";
    throw new OAuthError(400, 'invalid_request', 900144, description);
  }
  const person = personOf(key, application, form.assertion ?? '');
  const scopes = delegatedScopes(form.scope);
  const clientInfo = Buffer.from(JSON.stringify({ uid: person.id, utid: tenant.id })).toString('base64url');
  return {
    ...lifetime,
    scope: scopes.map((scope) => `${graphResource}/${scope}`).join(' '),
    access_token: delegatedToken(key, application, person, scopes.join(' ')),
    id_token: idToken(key, application, person),
    client_info: clientInfo,
  };
}

function personOf(key: SigningKey, application: Application, assertion: string): SeededPerson {
  const verdict = key.verify(assertion);
  if (!verdict.valid) {
    throw verdict.reason === 'expired'
      ? new OAuthError(400, 'invalid_grant', 500133, 'Assertion is not within its valid time range.')
      : new OAuthError(400, 'invalid_grant', 50013, 'Assertion failed signature validation.');
  }
  const { aud, oid } = verdict.claims;
  const audiences: readonly unknown[] = [
    application.id,
    ...(application.id === applications.product.id ? [applicationIdUri] : []),
  ];
  if (!audiences.includes(aud)) {
    throw new OAuthError(
      400,
      'invalid_grant',
      500131,
      'Assertion audience does not match the Client app presenting the assertion.',
    );
  }
  const person = people.find((one) => one.id === oid);
  if (!person) throw new OAuthError(400, 'invalid_grant', 50034, `The user account ${String(oid)} does not exist.`);
  return person;
}

function delegatedScopes(scope: string | undefined): readonly string[] {
  const requested = (scope ?? '').split(' ').filter((one) => one !== '' && !implicit.includes(one));
  const names = requested.map((one) =>
    one.startsWith(`${graphResource}/`) ? one.slice(graphResource.length + 1) : one,
  );
  if (requested.length === 0)
    throw new OAuthError(400, 'invalid_scope', 70011, 'The provided request must include a scope.');
  const unknown = names.find((name) => name !== '.default' && !consented.includes(name));
  if (unknown === undefined) return consented;
  const description = `The user or administrator has not consented to use the application. Scope: ${unknown}`;
  throw new OAuthError(400, 'invalid_grant', 65001, description);
}
