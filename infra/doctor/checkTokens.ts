import { decodeJwt } from 'jose';
import { z } from 'zod';
import { clouds } from '../../graph/client/cloud.ts';
import { createTokens } from '../../graph/client/tokens.ts';
import { faultText } from '../../server/faultText.ts';
import type { Settings } from '../../server/settings.ts';
import { serverPermissions } from '../sharepoint/permissions.ts';
import type { SiteAccess } from '../siteAccess.ts';
import { type Finding, ok, problem, unchecked, warning } from './finding.ts';

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
    ...(graph.token === undefined ? [] : [checkPermissions(graph.token, [...serverPermissions, ...optional])]),
    bot.token === undefined
      ? problem('botToken', `There is no token for the Bot Connector: ${bot.why}.`, entra)
      : ok('botToken', 'Entra gives a token for the Bot Connector.'),
  ];
  return [findings, graph.token !== undefined];
};

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

const checkPermissions = (token: string, needed: readonly string[]): Finding => {
  const roles = rolesIn(token);
  const byHand = `Look in Entra, *API permissions*: ${needed.join(', ')}, and no others.`;
  if (!roles) return unchecked('permissions', 'The token does not show its permissions.', byHand);
  const tooMuch = roles.filter((role) => !needed.includes(role));
  const missing = needed.filter((role) => !roles.includes(role));
  const parts = [
    ...(tooMuch.length > 0 ? [`more than needed: ${tooMuch.join(', ')}`] : []),
    ...(missing.length > 0 ? [`not granted: ${missing.join(', ')}`] : []),
  ];
  if (parts.length === 0) return ok('permissions', `No more than needed: ${roles.join(', ')}.`);
  const todo = `In Entra, *API permissions*: grant ${needed.join(', ')} to the application, and take the others away.`;
  return warning('permissions', `Permissions of the application in Graph, ${parts.join('; ')}.`, todo);
};
