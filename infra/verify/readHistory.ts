import { createGraphClient } from '../../graph/client/graphClient.ts';
import { realWait } from '../../graph/client/wait.ts';
import { type HistoryRow, historyList } from '../../graph/lists/history.ts';
import { createListItems, type Page } from '../../graph/lists/listItems.ts';
import type { ListTable } from '../../graph/lists/listTable.ts';
import { findLists, findSiteId } from '../../graph/lists/siteShape.ts';
import type { SiteAccess } from '../siteAccess.ts';
import type { ReadRow } from './checkChains.ts';

const columns = Object.keys(historyList.columns) as (keyof HistoryRow & string)[];
const how = { operation: 'verify.read', urgency: 'start' } as const;
/** A page costs 2 resource units: at a quarter of the smallest tenant's 1,250 a minute, milliseconds for one page. */
const pace = 60_000 / (1250 / 4 / 2);

/** All rows of History, page by page in the order of ids, at a pace that leaves the product its share. @throws GraphFault */
export const readHistory = async (address: SiteAccess): Promise<readonly ReadRow[]> => {
  const wait = address.wait ?? realWait;
  const client = createGraphClient(address);
  try {
    const siteId = await findSiteId(client, address.site);
    // The cast only forgets the columns.
    const [list] = (await findLists(client, siteId, [historyList as unknown as ListTable])).values();
    if (!list) throw new Error(`the site has no list "${historyList.name}"`);
    const items = createListItems(client, siteId, list.id, historyList);
    const rows: ReadRow[] = [];
    let page: Page<HistoryRow> = await items.firstPage(columns, how);
    for (;;) {
      for (const { id, row } of page.items) rows.push({ id: Number(id), row });
      if (page.next === undefined) return rows;
      await wait(pace);
      page = await items.follow(page.next, columns, how);
    }
  } finally {
    client.close();
  }
};
