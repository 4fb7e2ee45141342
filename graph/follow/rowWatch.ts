import type { Log } from '../../procedure/ports/platform.ts';
import type { ListItems } from '../lists/listItems.ts';
import type { Columns, ListTable, RowOf } from '../lists/listTable.ts';
import type { Item } from '../lists/rawItems.ts';
import { createDeltaCursor } from './deltaCursor.ts';

/**
 * Notices forged and deleted rows in lists that are otherwise read by key: reading a change verifies its seal, and a
 * deletion is logged. The first poll begins at the present: what was done before is for `npm run verify`.
 * @param learn takes the trusted rows that were added or changed, also by this replica
 * @returns polls every list, for one resource unit each. It throws GraphFault.
 */
export const createRowWatch = (
  tables: readonly ListTable[],
  itemsOf: (table: ListTable) => ListItems<RowOf<Columns>>,
  log: Log,
  learn: (list: string, rows: readonly Item<RowOf<Columns>>[]) => void,
): (() => Promise<void>) => {
  const lists = tables.map((table) => ({
    list: table.name,
    cursor: createDeltaCursor(itemsOf(table), 'rows.watch', 'all'),
  }));
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
