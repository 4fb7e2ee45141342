import type { Log } from '../../procedure/ports/platform.ts';
import type { ListItems } from '../lists/listItems.ts';
import type { Columns, ListTable, RowOf } from '../lists/listTable.ts';
import type { Item } from '../lists/rawItems.ts';
import { createDeltaCursor } from './deltaCursor.ts';

/**
 * Notices forged and deleted rows in lists that are otherwise read by key: reading a change verifies its seal, and a
 * deletion is logged. It begins at the present, which costs one resource unit a list: what was done before is for
 * `npm run verify`. Open it before a replica reads or sends anything, so that no row between is missed.
 * @param learn takes the trusted rows that were added or changed, also by this replica
 * @returns polls every list, for one resource unit each. It throws GraphFault.
 */
export const openRowWatch = async (
  tables: readonly ListTable[],
  itemsOf: (table: ListTable) => ListItems<RowOf<Columns>>,
  log: Log,
  learn: (list: string, rows: readonly Item<RowOf<Columns>>[]) => void,
): Promise<() => Promise<void>> => {
  const lists = tables.map((table) => ({
    list: table.name,
    cursor: createDeltaCursor(itemsOf(table), 'rows.watch', 'all'),
  }));
  for (const { cursor } of lists) await cursor.startNow();
  return async () => {
    for (const { list, cursor } of lists) {
      const isFollowed = await cursor.poll(({ items, deleted }) => {
        learn(list, items);
        for (const item of deleted) log('warn', 'row.deleted', { list, item });
      });
      if (!isFollowed) await cursor.startNow();
    }
  };
};
