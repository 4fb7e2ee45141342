import type { CoveredRow } from '../../procedure/record/history/checkpoint.ts';
import type { Wait } from '../client/wait.ts';
import type { HistoryRow } from '../lists/history.ts';
import type { ListItems } from '../lists/listItems.ts';

/**
 * A page costs 2 resource units. The first pages are read without a pause; the rest at a quarter of the smallest
 * tenant's 1,250 a minute.
 */
const quickPages = 50;
const pace = 60_000 / (1250 / 4 / 2);

/**
 * Every row of History up to the item `last`, page by page in the order of ids: also those that are not trusted, because
 * a tree over the others alone would hide them.
 * @throws GraphFault
 */
export async function* coveredRows(
  items: ListItems<HistoryRow>,
  wait: Wait,
  last: number,
): AsyncGenerator<readonly CoveredRow[]> {
  // A person waits for a pack, and a checkpoint is read from the beginning only after a change of key.
  const how = { operation: 'checkpoint.covered', urgency: 'transfer' } as const;
  let page = await items.firstPage('core', how);
  for (let read = 1; ; read += 1) {
    const all = [...page.items, ...page.untrusted];
    const rows = all.map(({ id, row }) => ({ id: Number(id), commitKey: row.CommitKey, hash: row.Hash }));
    yield rows.filter(({ id }) => id <= last).sort((a, b) => a.id - b.id);
    if (page.next === undefined || rows.some(({ id }) => id > last)) return;
    if (read >= quickPages) await wait(pace);
    page = await items.follow(page.next, 'core', how);
  }
}
