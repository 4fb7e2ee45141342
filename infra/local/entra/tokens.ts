import type { SigningKey } from '../signing.ts';
import { applications, type SeededPerson, tenant } from '../tenant.ts';

/** What a token says about an application. */
export type Application = { readonly id: string; readonly name: string; readonly roles: readonly string[] };

export const graphResource = 'https://graph.microsoft.com';
export const botFrameworkResource = 'https://api.botframework.com';
export const entraIssuer = `https://login.microsoftonline.com/${tenant.id}/v2.0`;
/** Graph and the Bot Framework accept version 1 tokens, which name their issuer so. */
const version1Issuer = `https://sts.windows.net/${tenant.id}/`;

/** An application's own token (client credentials) for Graph or the Bot Framework. A negative lifetime makes an expired one. */
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

/** What the Bot Connector sends to the bot: https://learn.microsoft.com/azure/bot-service/rest-api/bot-framework-rest-connector-authentication */
export function botToken(key: SigningKey, serviceUrl: string): string {
  return key.sign({ iss: botFrameworkResource, aud: applications.product.id, serviceurl: serviceUrl });
}

/** What the tab gets from Teams (`authentication.getAuthToken`): an Entra v2 access token for the product itself. */
export function userToken(key: SigningKey, person: SeededPerson): string {
  return key.sign({ ...personClaims(person), aud: applications.product.id, scp: 'access_as_user' });
}

/** A person's token for Graph, got on behalf of him. It carries `scp`, never `roles`. */
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

/** @param nonce of the sign-in that asked for it, for whoever asked to compare */
export function idToken(key: SigningKey, application: Application, person: SeededPerson, nonce?: string): string {
  return key.sign({ ...personClaims(person), aud: application.id, ...(nonce !== undefined && { nonce }) });
}

const personClaims = (person: SeededPerson) => ({
  iss: entraIssuer,
  tid: tenant.id,
  oid: person.id,
  // An optional claim that the registration asks for: 1 for a guest of the tenant.
  acct: person.guest ? 1 : 0,
  sub: person.id,
  name: person.displayName,
  preferred_username: person.userPrincipalName,
  ver: '2.0',
});
