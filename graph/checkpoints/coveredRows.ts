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
 * @param gone rows that were put back or are lost, under the ids that they had
 * @throws GraphFault
 */
export async function* coveredRows(
  items: ListItems<HistoryRow>,
  wait: Wait,
  last: number,
  gone: readonly CoveredRow[] = [],
): AsyncGenerator<readonly CoveredRow[]> {
  // A person waits for a pack, and a checkpoint is read from the beginning only after a change of key.
  const how = { operation: 'checkpoint.covered', urgency: 'transfer' } as const;
  let page = await items.firstPage('core', how);
  let from = 0;
  for (let read = 1; ; read += 1) {
    const all = [...page.items, ...page.untrusted];
    const rows = all.map(({ id, row }) => ({ id: Number(id), commitKey: row.CommitKey, hash: row.Hash }));
    const isLast = page.next === undefined || rows.some(({ id }) => id > last);
    const to = isLast ? last : Math.max(from, ...rows.map(({ id }) => id));
    const between = gone.filter(({ id }) => id > from && id <= to);
    yield [...rows, ...between].filter(({ id }) => id <= last).sort((a, b) => a.id - b.id);
    if (isLast || page.next === undefined) return;
    from = to;
    if (read >= quickPages) await wait(pace);
    page = await items.follow(page.next, 'core', how);
  }
}
