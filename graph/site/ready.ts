import type { ListHealth } from '../../procedure/ports/health.ts';
import type { GraphClient } from '../client/graphClient.ts';
import type { ListTable } from '../lists/listTable.ts';
import { siteLists } from '../lists/siteLists.ts';
import { isIndexed, nameOf } from './provisioningPlan.ts';
import { type FoundList, findLists } from './siteShape.ts';

/**
 * The site does not meet the product's needs. `missing` lists the gaps, for the person who runs `npm run provision`.
 */
export class SiteNotReady extends Error {
  readonly missing: readonly string[];

  constructor(missing: readonly string[]) {
    super(`The SharePoint site lacks: ${missing.join(', ')}. Run \`npm run provision -- --apply\`.`);
    this.name = 'SiteNotReady';
    this.missing = missing;
  }
}

/** Each list, with what it lacks. @throws GraphFault */
export const listHealth = async (client: GraphClient, siteId: string): Promise<readonly ListHealth[]> => {
  const found = await findLists(client, siteId, siteLists);
  return siteLists.map((table) => ({ list: table.name, lacks: lacking(table, found.get(table)) }));
};

/**
 * The ids of the lists, if every list and column exists and the key columns are indexed and unique: otherwise the locks
 * of History would not hold.
 * @throws SiteNotReady, GraphFault
 */
export const checkReady = async (client: GraphClient, siteId: string): Promise<ReadonlyMap<ListTable, string>> => {
  const found = await findLists(client, siteId, siteLists);
  const missing = siteLists.flatMap((table) => lacking(table, found.get(table)));
  if (missing.length > 0) throw new SiteNotReady(missing);
  return new Map([...found].map(([table, { id }]) => [table, id]));
};

const lacking = (table: ListTable, list: FoundList | undefined): readonly string[] => {
  if (!list) return [`list "${table.name}"`];
  return Object.entries(table.columns).flatMap(([name, column]) => {
    const found = list.columns.get(name);
    const named = nameOf({ list: table.name, column: name });
    if (!found) return [`column ${named}`];
    if (isIndexed(found, column)) return [];
    return [column.index === 'unique' ? `unique values of ${named}` : `index of ${named}`];
  });
};
