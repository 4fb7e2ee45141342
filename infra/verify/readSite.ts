import { createGraphClient, type GraphClient } from '../../graph/client/graphClient.ts';
import { realWait } from '../../graph/client/wait.ts';
import { contributionsList } from '../../graph/lists/contributions.ts';
import { historyList } from '../../graph/lists/history.ts';
import { type Columns, keyColumnOf, type ListTable, type RawRow } from '../../graph/lists/listTable.ts';
import { scratchPrefix } from '../../graph/lists/messages.ts';
import { nonconformitiesList } from '../../graph/lists/nonconformities.ts';
import { createRowSeal, type RowValues, type SealKeys } from '../../graph/lists/rowSeal.ts';
import { siteLists } from '../../graph/lists/siteLists.ts';
import { findLists, findSiteId } from '../../graph/site/siteShape.ts';
import { checkpointHeadKey } from '../../procedure/record/history/checkpoint.ts';
import { itemPages, type WrittenItem } from '../itemPages.ts';
import type { SiteAccess } from '../siteAccess.ts';
import type { ReadRow } from './checkChains.ts';
import type { ReadContribution } from './checkClosings.ts';
import type { ReadListRow } from './lists/checkLists.ts';

const how = { operation: 'verify.read', urgency: 'start' } as const;

export type ReadSite = {
  readonly history: readonly ReadRow[];
  readonly contributions: readonly ReadContribution[];
  /** The rows of all lists but History. */
  readonly lists: readonly ReadListRow[];
};

/**
 * Reads everything to verify, page by page in the order of ids, at a pace that leaves capacity for the product.
 * @param keys of the seals, if they are known
 * @throws GraphFault
 */
export const readSite = async (address: SiteAccess, keys?: SealKeys): Promise<ReadSite> => {
  const client = createGraphClient(address);
  try {
    const read = createReader(client, await findSiteId(client, address.site), address.wait ?? realWait);
    const lists: ReadListRow[] = [];
    // Before History: what they show of it is then there. Contributions after it: what its closings name is then there.
    for (const table of siteLists)
      if (table.name !== historyList.name && table.name !== contributionsList.name)
        lists.push(...listRows(table, await read(table), keys));
    const sealed = keys && createRowSeal(historyList, keys);
    const history = (await read(historyList)).map(({ id, etag: _, row, ...item }) => ({
      id: Number(id),
      row,
      ...item,
      seal: sealed?.check(row, 'all', row.Seal),
    }));
    const contributions = await read(contributionsList);
    lists.push(...listRows(contributionsList, contributions, keys));
    return {
      history,
      contributions: contributions.map(({ row, etag }) => ({ ...row, edited: wasEdited(etag) })),
      lists,
    };
  } finally {
    client.close();
  }
};

const listRows = <C extends Columns>(
  table: ListTable<C>,
  items: readonly WrittenItem<RawRow<C>>[],
  keys: SealKeys | undefined,
): readonly ReadListRow[] => {
  const sealed = keys && createRowSeal(table, keys);
  const keyColumn = keyColumnOf(table);
  const rows = items.map(({ id, row: raw, createdBy, changedBy }) => {
    const row = raw as unknown as RowValues;
    const seal = sealed?.check(row, 'all', raw.Seal);
    const key = String(row[keyColumn] ?? '');
    return { list: table.name, id: Number(id), key, createdBy, changedBy, seal, shows: shownBy(table, row) };
  });
  return rows.filter(({ key }) => !key.startsWith(scratchPrefix));
};

/** The items of Nonconformities show how far a record had come, and a row of Messages the last checkpoint. */
const shownBy = (
  { name }: Pick<ListTable, 'name'>,
  { Reference, Sequence, NoticeKey }: RowValues,
): ReadListRow['shows'] =>
  typeof Sequence === 'number' && (name === nonconformitiesList.name || NoticeKey === checkpointHeadKey)
    ? { stream: String(Reference), sequence: Sequence }
    : undefined;

/** An eTag is `"<guid>,<n>"`; n increases with each write. */
const wasEdited = (etag: string): boolean => /,(?:[2-9]|\d{2,})"$/.test(etag);

const createReader =
  (client: GraphClient, siteId: string, wait: (milliseconds: number) => Promise<void>) =>
  async <C extends Columns>(table: ListTable<C>): Promise<readonly WrittenItem<RawRow<C>>[]> => {
    // The cast only drops the column types.
    const [list] = (await findLists(client, siteId, [table as unknown as ListTable])).values();
    if (!list) throw new Error(`the site has no list "${table.name}"`);
    const found: WrittenItem<RawRow<C>>[] = [];
    for await (const items of itemPages(client, table, { siteId, listId: list.id, how, wait })) found.push(...items);
    return found;
  };
