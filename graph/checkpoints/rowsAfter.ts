import type { Checkpoint } from '../../procedure/record/history/checkpoint.ts';
import type { HistoryRow } from '../lists/history.ts';
import type { How, Item, ListItems } from '../lists/listItems.ts';

/**
 * A row may say that it is so much older than it is, in milliseconds: its time is cut to the day where the reporter is
 * not to be known, which is 25 hours when the clocks go back; the rest is for clocks that differ.
 */
const margin = 26 * 60 * 60_000;

/**
 * The rows behind what this checkpoint covers, in the order of ids. Nothing can be asked by id, so it is asked by time,
 * from well before the last row that is covered: a checkpoint may be much younger than that row.
 * @returns undefined when it cannot be told, because the filter does not show what must be among them
 * @throws GraphFault, also when they are too many for a filter
 */
export const rowsAfter = async (
  items: ListItems<HistoryRow>,
  { name, last, at }: Checkpoint,
  select: readonly (keyof HistoryRow & string)[],
  how: How,
): Promise<readonly Item<HistoryRow>[] | undefined> => {
  const covered = await items.get(String(last), how);
  const since = Math.min(Date.parse(covered.row.At), Date.parse(at)) - margin;
  if (Number.isNaN(since)) return undefined;
  const found = await allSince(items, new Date(since).toISOString(), select, how);
  // Once every filter answered with nothing for a while (graph-lists 2.1): of two rows it is known that they match.
  const isWhole = found.some(({ id }) => Number(id) === last) && found.some(({ row }) => row.CommitKey === name);
  return isWhole ? found.filter(({ id }) => Number(id) > last).sort((a, b) => Number(a.id) - Number(b.id)) : undefined;
};

const allSince = async (
  items: ListItems<HistoryRow>,
  since: string,
  select: readonly (keyof HistoryRow & string)[],
  how: How,
): Promise<Item<HistoryRow>[]> => {
  const found: Item<HistoryRow>[] = [];
  let page = await items.matching({ column: 'When', operator: 'ge', value: since }, select, how);
  for (;;) {
    found.push(...page.items);
    if (page.next === undefined) return found;
    page = await items.follow(page.next, select, how);
  }
};
