import { createGraphClient, type GraphClient } from '../graph/client/graphClient.ts';
import { createListItems, type ListItems } from '../graph/lists/listItems.ts';
import type { Columns, ListTable, RowOf } from '../graph/lists/listTable.ts';
import { sealKeys } from '../graph/lists/rowSeal.ts';
import { checkReady } from '../graph/site/ready.ts';
import { contentOriginOf, findSiteId } from '../graph/site/siteShape.ts';
import { type Environment, settingsSchema } from '../server/settings.ts';
import { readSiteAccess } from './siteAccess.ts';

/** The settings with the groups of the roles. */
export const groupSettings = settingsSchema.pick({
  GROUP_ISMS_MANAGERS: true,
  GROUP_ALTERNATES: true,
  GROUP_MANAGEMENT: true,
  GROUP_AUDITORS: true,
  GROUP_CUSTODIANS: true,
  GROUP_ADMINISTRATORS: true,
});

/** Opens the site for a command, and closes the connection at the end. @throws Error with a sentence; GraphFault */
export const onSite = async <T>(
  settings: Environment,
  run: (client: GraphClient, siteId: string) => Promise<T>,
): Promise<T> => {
  const access = readSiteAccess(settings);
  const client = createGraphClient({ contentOrigins: [contentOriginOf(access.site)], ...access });
  try {
    return await run(client, await findSiteId(client, access.site));
  } finally {
    client.close();
  }
};

export type ItemsOf = <C extends Columns>(table: ListTable<C>) => ListItems<RowOf<C>>;

/** Opens the lists, whose rows are verified and sealed with these keys. @throws SiteNotReady; GraphFault */
export const openLists = async (
  client: GraphClient,
  siteId: string,
  keys: readonly [string, ...string[]],
): Promise<ItemsOf> => {
  const ids = await checkReady(client, siteId);
  const seals = { keys: sealKeys(keys), observer: { read: () => undefined } };
  return (table) =>
    // `checkReady` found every list; the cast only drops the type of the columns.
    createListItems(client, siteId, ids.get(table as unknown as ListTable) ?? '', table, seals);
};
