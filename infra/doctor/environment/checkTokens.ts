import { decodeJwt } from 'jose';
import { z } from 'zod';
import { clouds } from '../../../graph/client/cloud.ts';
import { createTokens } from '../../../graph/client/tokens.ts';
import { faultText } from '../../../server/faultText.ts';
import { optionalPermissions, type Settings } from '../../../server/settings.ts';
import { consentTo, serverPermissions, withoutIt } from '../../sharepoint/permissions.ts';
import type { SiteAccess } from '../../siteAccess.ts';
import { type Finding, ok, problem, unchecked, warning } from '../finding.ts';

const entra = 'Look at the application in the Entra admin center: id, tenant, secret, consent.';

/**
 * The server's own tokens.
 * @param optional permissions that the settings name besides what is always needed
 * @returns whether there is one for Graph, besides the findings
 */
export const checkTokens = async (
  access: SiteAccess,
  optional: Settings['OPTIONAL_PERMISSIONS'],
): Promise<readonly [readonly Finding[], boolean]> => {
  const graph = await got(access, (access.cloud ?? clouds.public).graph);
  const bot = await got(access, 'https://api.botframework.com');
  const findings = [
    graph.token === undefined
      ? problem('token', `There is no token for Graph: ${graph.why}.`, entra)
      : ok('token', 'Entra gives a token for Graph.'),
    ...(graph.token === undefined ? [] : checkPermissions(graph.token, [...serverPermissions, ...optional])),
    bot.token === undefined
      ? problem('botToken', `There is no token for the Bot Connector: ${bot.why}.`, entra)
      : ok('botToken', 'Entra gives a token for the Bot Connector.'),
  ];
  return [findings, graph.token !== undefined];
};

type Permission = keyof typeof withoutIt;

type Got = { readonly token: string } | { readonly token?: never; readonly why: string };

const got = async (access: SiteAccess, resource: string): Promise<Got> => {
  try {
    return { token: await createTokens(access, resource).get() };
  } catch (error) {
    return { why: faultText(error) };
  }
};

const claims = z.object({ roles: z.array(z.string()).default([]) });

/** Microsoft promises nothing about the inside of a token for Graph: what cannot be read is no problem. */
const rolesIn = (token: string): readonly string[] | undefined => {
  try {
    return claims.safeParse(decodeJwt(token)).data?.roles;
  } catch {
    return undefined;
  }
};

/** One finding for each that is missing, and one for all that are too much. */
const checkPermissions = (token: string, needed: readonly Permission[]): readonly Finding[] => {
  const roles = rolesIn(token);
  const byHand = `Look in Entra, *API permissions*: ${needed.join(', ')}, and no others.`;
  if (!roles) return [unchecked('permissions', 'The token does not show its permissions.', byHand)];
  const tooMuch = roles.filter((role) => !needed.some((one) => one === role));
  const missing = needed.filter((role) => !roles.includes(role));
  const found = [
    ...(tooMuch.length > 0 ? [moreThanNeeded(tooMuch)] : []),
    ...missing.map((role) =>
      warning('permissions', `Not granted: ${role}. Without it ${withoutIt[role]}.`, consentOr(role)),
    ),
  ];
  return found.length > 0 ? found : [ok('permissions', `No more than needed: ${roles.join(', ')}.`)];
};

const isOptional = (role: string): boolean => optionalPermissions.some((one) => one === role);

const moreThanNeeded = (roles: readonly string[]): Finding => {
  const used = roles.filter(isOptional);
  const orNamed = used.length > 0 ? `, or name ${used.join(', ')} in OPTIONAL_PERMISSIONS to have it used` : '';
  return warning(
    'permissions',
    `Permissions of the application in Graph, more than needed: ${roles.join(', ')}.`,
    `In Entra, *API permissions*: take these away from the application${orNamed}.`,
  );
};

/** What is named without being granted is done without; the server says the same in its log. */
const consentOr = (role: Permission): string =>
  `${consentTo(role)}${isOptional(role) ? ' Or take it out of OPTIONAL_PERMISSIONS.' : ''}`;
