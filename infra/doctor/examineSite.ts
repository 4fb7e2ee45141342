import { createGraphClient, type GraphClient } from '../../graph/client/graphClient.ts';
import { messagesList } from '../../graph/lists/messages.ts';
import { listNamed, readLists } from '../../graph/site/siteShape.ts';
import { faultText } from '../../server/faultText.ts';
import { cloudOf, type Environment } from '../../server/settings.ts';
import { readSiteAccess, type SiteAccess } from '../siteAccess.ts';
import { checkClock } from './environment/checkClock.ts';
import { checkGroups } from './environment/checkGroups.ts';
import { checkBotKeys, checkTabKeys } from './environment/checkKeys.ts';
import { checkSettings, type GivenSettings } from './environment/checkSettings.ts';
import { checkTimestamps } from './environment/checkTimestamps.ts';
import { checkTokens } from './environment/checkTokens.ts';
import { type Check, type Finding, problem, unchecked } from './finding.ts';
import type { Ports } from './ports.ts';
import { checkEffects } from './site/checkEffects.ts';
import { checkLists } from './site/checkLists.ts';
import { checkReach } from './site/checkReach.ts';
import { checkListsProtected, checkOtherWriters } from './site/checkRights.ts';
import { checkSite, checkSiteOwner } from './site/checkSite.ts';
import { checkStoredKeys } from './site/checkStoredKeys.ts';
import { checkUntrustedRows } from './site/checkUntrustedRows.ts';
import { checkWriting } from './writing/checkWriting.ts';

/**
 * Runs all checks that are possible with the server's settings and permissions, in order; reports checks that depend on
 * something broken as not checked. Writes only scratch rows, and removes them.
 */
export const examineSite = async (given: Environment, ports: Ports): Promise<readonly Finding[]> => {
  const [findings, settings] = checkSettings(given);
  const withoutToken = await checkWithoutToken(settings, ports);
  return [...findings, ...withoutToken, ...(await checkTenant(given, settings, ports))];
};

/** Checks that need no token. */
const checkWithoutToken = async (settings: GivenSettings, { now }: Ports): Promise<readonly Finding[]> => {
  const { CLOUD, GRAPH_ORIGIN, BOT_METADATA, TOKEN_KEYS, TENANT_ID } = settings;
  const cloud = CLOUD && cloudOf({ CLOUD });
  const tabKeys = TOKEN_KEYS ?? (cloud && TENANT_ID && `${cloud.authority}/${TENANT_ID}/discovery/v2.0/keys`);
  const origin = GRAPH_ORIGIN ?? cloud?.graph;
  const timestamps = checkTimestamps(settings);
  const found = await Promise.all([
    ...(origin ? [checkClock(origin, now)] : []),
    ...(BOT_METADATA ? [checkBotKeys(BOT_METADATA)] : []),
    ...(tabKeys ? [checkTabKeys(tabKeys)] : []),
  ]);
  return [...found, ...(await timestamps)];
};

const checkTenant = async (given: Environment, settings: GivenSettings, ports: Ports): Promise<readonly Finding[]> => {
  const access = accessOf(given);
  if (!access)
    return notChecked('a setting of the site or the application is missing', 'token', 'site', 'write', 'groups');
  const [tokens, hasToken] = await checkTokens(access, settings.OPTIONAL_PERMISSIONS ?? []);
  if (!hasToken) return [...tokens, ...notChecked('there is no token for Graph', 'site', 'write', 'groups')];
  const client = createGraphClient({ ...access, wait: ports.wait });
  try {
    const [site, siteId] = await checkSite(client, access);
    const inSite =
      siteId === undefined
        ? notChecked('the site could not be opened', 'lists', 'write')
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

const notChecked = (why: string, ...about: readonly Check[]): readonly Finding[] =>
  about.map((check) => unchecked(check, `Not checked: ${why}.`));

const checkInSite = async (
  client: GraphClient,
  access: SiteAccess,
  { siteId, settings, ports }: { readonly siteId: string; readonly settings: GivenSettings; readonly ports: Ports },
): Promise<readonly Finding[]> => {
  try {
    const lists = await readLists(client, siteId);
    const messages = listNamed(lists, messagesList.name);
    const shape = await checkLists(client, siteId);
    // The keys are not compared without indexes, which the queries need.
    const isWhole = !shape.some(({ state }) => state === 'problem');
    return [
      await checkSiteOwner(client, siteId, lists),
      ...shape,
      ...(messages
        ? await checkWriting(client, access, { siteId, listId: messages.id }, ports)
        : notChecked('there is no list Messages', 'write')),
      ...(isWhole ? await checkStoredKeys(client, siteId, lists, settings) : []),
      ...(isWhole
        ? await checkUntrustedRows(client, siteId, lists, settings, {
            applications: [access.clientId, ...(ports.applications ?? [])],
            wait: ports.wait,
          })
        : []),
      ...(isWhole ? await checkReach(client, siteId, lists, settings) : []),
      ...(isWhole ? await checkEffects(client, siteId, lists, settings, ports.now()) : []),
      await checkListsProtected(client, siteId),
      ...(await checkOtherWriters(client, siteId, access)),
    ];
  } catch (error) {
    const lists = problem('lists', `The lists could not be read: ${faultText(error)}.`, 'Look again later.');
    return [lists, ...notChecked('the lists could not be read', 'write')];
  }
};
