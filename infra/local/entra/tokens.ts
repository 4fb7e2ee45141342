import type { SigningKey } from '../signing.ts';
import { applications, type SeededPerson, tenant } from '../tenant.ts';

/** Application data in a token. */
export type Application = { readonly id: string; readonly name: string; readonly roles: readonly string[] };

export const graphResource = 'https://graph.microsoft.com';
export const botFrameworkResource = 'https://api.botframework.com';
export const entraIssuer = `https://login.microsoftonline.com/${tenant.id}/v2.0`;
/** Issuer in version 1 tokens, which Graph and the Bot Framework accept. */
const version1Issuer = `https://sts.windows.net/${tenant.id}/`;

/** Issues an application token (client credentials) for Graph or the Bot Framework. A negative lifetime creates an expired token. */
export function applicationToken(
  key: SigningKey,
  application: Application,
  resource: string,
  lifetimeSeconds?: number,
): string {
  const claims = {
    aud: resource,
    iss: version1Issuer,
    tid: tenant.id,
    appid: application.id,
    app_displayname: application.name,
    idtyp: 'app',
    roles: resource === graphResource ? application.roles : [],
    ver: '1.0',
  };
  return key.sign(claims, lifetimeSeconds);
}

/** Issues the token that the Bot Connector sends to the bot: https://learn.microsoft.com/azure/bot-service/rest-api/bot-framework-rest-connector-authentication */
export function botToken(key: SigningKey, serviceUrl: string): string {
  return key.sign({ iss: botFrameworkResource, aud: applications.product.id, serviceurl: serviceUrl });
}

/** Issues the token that Teams gives the tab (`authentication.getAuthToken`): an Entra v2 access token for the product itself. */
export function userToken(key: SigningKey, person: SeededPerson): string {
  return key.sign({ ...personClaims(person), aud: applications.product.id, scp: 'access_as_user' });
}

/** Issues a Graph token on behalf of a person. It has `scp` and never `roles`. */
export function delegatedToken(
  key: SigningKey,
  application: Application,
  person: SeededPerson,
  scopes: string,
): string {
  return key.sign({
    ...personClaims(person),
    iss: version1Issuer,
    ver: '1.0',
    aud: graphResource,
    appid: application.id,
    scp: scopes,
  });
}

/** @param nonce nonce of the sign-in request, which the client compares */
export function idToken(key: SigningKey, application: Application, person: SeededPerson, nonce?: string): string {
  return key.sign({ ...personClaims(person), aud: application.id, ...(nonce !== undefined && { nonce }) });
}

const personClaims = (person: SeededPerson) => ({
  iss: entraIssuer,
  tid: tenant.id,
  oid: person.id,
  // Optional claim requested in the registration: 1 for a guest of the tenant.
  acct: person.guest ? 1 : 0,
  sub: person.id,
  name: person.displayName,
  preferred_username: person.userPrincipalName,
  ver: '2.0',
});
