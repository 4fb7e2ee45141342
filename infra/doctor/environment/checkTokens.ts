import { decodeJwt } from 'jose';
import { z } from 'zod';
import { clouds } from '../../../graph/client/cloud.ts';
import { createTokens } from '../../../graph/client/tokens.ts';
import { faultText } from '../../../server/faultText.ts';
import { optionalPermissions, type Settings } from '../../../server/settings.ts';
import { consentTo, serverPermissions, withoutIt } from '../../sharepoint/permissions.ts';
import type { SiteAccess } from '../../siteAccess.ts';
import { type Finding, ok, problem, unchecked, warning } from '../finding.ts';

const entra = 'Check the application in the Entra admin center: ID, tenant, secret, consent.';

/**
 * Checks the server's own tokens.
 * @param optional permissions in the settings, in addition to those always needed
 * @returns the findings, and whether there is a token for Graph
 */
export const checkTokens = async (
  access: SiteAccess,
  optional: Settings['OPTIONAL_PERMISSIONS'],
): Promise<readonly [readonly Finding[], boolean]> => {
  const graph = await fetchToken(access, (access.cloud ?? clouds.public).graph);
  const bot = await fetchToken(access, 'https://api.botframework.com');
  const findings = [
    graph.token === undefined
      ? problem('token', `Entra issues no token for Graph: ${graph.why}.`, entra)
      : ok('token', 'Entra issues a token for Graph.'),
    ...(graph.token === undefined ? [] : checkPermissions(graph.token, [...serverPermissions, ...optional])),
    bot.token === undefined
      ? problem('botToken', `Entra issues no token for the Bot Connector: ${bot.why}.`, entra)
      : ok('botToken', 'Entra issues a token for the Bot Connector.'),
  ];
  return [findings, graph.token !== undefined];
};

type Permission = keyof typeof withoutIt;

type TokenResult = { readonly token: string } | { readonly token?: never; readonly why: string };

const fetchToken = async (access: SiteAccess, resource: string): Promise<TokenResult> => {
  try {
    return { token: await createTokens(access, resource).get() };
  } catch (error) {
    return { why: faultText(error) };
  }
};

const claims = z.object({ roles: z.array(z.string()).default([]) });

/** Microsoft does not specify the contents of a token for Graph, so an unreadable token is not a problem. */
const rolesIn = (token: string): readonly string[] | undefined => {
  try {
    return claims.safeParse(decodeJwt(token)).data?.roles;
  } catch {
    return undefined;
  }
};

/** Returns a finding for each missing permission, and one for all unnecessary ones. */
const checkPermissions = (token: string, needed: readonly Permission[]): readonly Finding[] => {
  const roles = rolesIn(token);
  const byHand = `Check *API permissions* in Entra: ${needed.join(', ')}, and no others.`;
  if (!roles) return [unchecked('permissions', 'The token does not show its permissions.', byHand)];
  const unnecessary = roles.filter((role) => !needed.some((one) => one === role));
  const missing = needed.filter((role) => !roles.includes(role));
  const found = [
    ...(unnecessary.length > 0 ? [moreThanNeeded(unnecessary)] : []),
    ...missing.map((role) =>
      warning('permissions', `Not granted: ${role}. Without it ${withoutIt[role]}.`, consentOr(role)),
    ),
  ];
  return found.length > 0 ? found : [ok('permissions', `No more permissions than needed: ${roles.join(', ')}.`)];
};

const isOptional = (role: string): boolean => optionalPermissions.some((one) => one === role);

const moreThanNeeded = (roles: readonly string[]): Finding => {
  const used = roles.filter(isOptional);
  const orUse = used.length > 0 ? `, or add ${used.join(', ')} to OPTIONAL_PERMISSIONS to use it` : '';
  return warning(
    'permissions',
    `The application has more Graph permissions than needed: ${roles.join(', ')}.`,
    `In Entra, *API permissions*: remove these from the application${orUse}.`,
  );
};

/** The server works without a listed permission that is not granted, and logs the same advice. */
const consentOr = (role: Permission): string =>
  `${consentTo(role)}${isOptional(role) ? ' Or remove it from OPTIONAL_PERMISSIONS.' : ''}`;
