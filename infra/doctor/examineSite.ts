import { createGraphClient, type GraphClient } from '../../graph/client/graphClient.ts';
import { messagesList } from '../../graph/lists/messages.ts';
import { listNamed, readLists } from '../../graph/lists/siteShape.ts';
import { faultText } from '../../server/faultText.ts';
import { cloudOf, type Environment } from '../../server/settings.ts';
import { readSiteAccess, type SiteAccess } from '../siteAccess.ts';
import { checkClock } from './environment/checkClock.ts';
import { checkGroups } from './environment/checkGroups.ts';
import { checkBotKeys, checkTabKeys } from './environment/checkKeys.ts';
import { checkSettings, type GivenSettings } from './environment/checkSettings.ts';
import { checkTokens } from './environment/checkTokens.ts';
import { type Check, type Finding, problem, unchecked } from './finding.ts';
import type { Ports } from './ports.ts';
import { checkLists } from './site/checkLists.ts';
import { checkListsProtected, checkOtherWriters } from './site/checkRights.ts';
import { checkSite, checkSiteOwner } from './site/checkSite.ts';
import { checkStoredKeys } from './site/checkStoredKeys.ts';
import { checkWriting } from './writing/checkWriting.ts';

/**
 * Everything that can be found out with the settings and the rights of the server, one thing after the other; what
 * rests on something that is broken is named as not looked at. Writes nothing but scratch rows, and removes them.
 */
export const examineSite = async (given: Environment, ports: Ports): Promise<readonly Finding[]> => {
  const [findings, settings] = checkSettings(given);
  const around = await checkAround(settings, ports);
  return [...findings, ...around, ...(await checkTenant(given, settings, ports))];
};

/** What needs no token. */
const checkAround = async (settings: GivenSettings, { now }: Ports): Promise<readonly Finding[]> => {
  const { CLOUD, GRAPH_ORIGIN, BOT_METADATA, TOKEN_KEYS, TENANT_ID } = settings;
  const cloud = CLOUD && cloudOf({ CLOUD });
  const tabKeys = TOKEN_KEYS ?? (cloud && TENANT_ID && `${cloud.authority}/${TENANT_ID}/discovery/v2.0/keys`);
  const origin = GRAPH_ORIGIN ?? cloud?.graph;
  return Promise.all([
    ...(origin ? [checkClock(origin, now)] : []),
    ...(BOT_METADATA ? [checkBotKeys(BOT_METADATA)] : []),
    ...(tabKeys ? [checkTabKeys(tabKeys)] : []),
  ]);
};

const checkTenant = async (given: Environment, settings: GivenSettings, ports: Ports): Promise<readonly Finding[]> => {
  const access = accessOf(given);
  if (!access)
    return notLookedAt('a setting of the site or the application is missing', 'token', 'site', 'write', 'groups');
  const [tokens, hasToken] = await checkTokens(access, settings.OPTIONAL_PERMISSIONS ?? []);
  if (!hasToken) return [...tokens, ...notLookedAt('there is no token for Graph', 'site', 'write', 'groups')];
  const client = createGraphClient({ ...access, wait: ports.wait });
  try {
    const [site, siteId] = await checkSite(client, access);
    const inSite =
      siteId === undefined
        ? notLookedAt('the site could not be opened', 'lists', 'write')
        : await checkInSite(client, access, { siteId, settings, ports });
    return [...tokens, site, ...inSite, ...(await checkGroups(client, settings))];
  } finally {
    client.close();
  }
};

const accessOf = (given: Environment): SiteAccess | undefined => {
  try {
    return readSiteAccess(given);
  } catch {
    return undefined;
  }
};

const notLookedAt = (why: string, ...about: readonly Check[]): readonly Finding[] =>
  about.map((check) => unchecked(check, `Not looked at: ${why}.`));

const checkInSite = async (
  client: GraphClient,
  access: SiteAccess,
  { siteId, settings, ports }: { readonly siteId: string; readonly settings: GivenSettings; readonly ports: Ports },
): Promise<readonly Finding[]> => {
  try {
    const lists = await readLists(client, siteId);
    const messages = listNamed(lists, messagesList.name);
    const shape = await checkLists(client, siteId);
    // Without its indexes the site is not asked what it was written with.
    const isWhole = !shape.some(({ state }) => state === 'problem');
    return [
      await checkSiteOwner(client, siteId, lists),
      ...shape,
      ...(messages
        ? await checkWriting(client, access, { siteId, listId: messages.id }, ports)
        : notLookedAt('there is no list Messages', 'write')),
      ...(isWhole ? await checkStoredKeys(client, siteId, lists, settings) : []),
      await checkListsProtected(client, siteId),
      ...(await checkOtherWriters(client, siteId, access)),
    ];
  } catch (error) {
    const lists = problem('lists', `The lists could not be read: ${faultText(error)}.`, 'Look again later.');
    return [lists, ...notLookedAt('the lists could not be read', 'write')];
  }
};
