import type { Checkpoint } from '../../procedure/record/history/checkpoint.ts';
import type { HistoryRow } from '../lists/history.ts';
import type { How, Item, ListItems } from '../lists/listItems.ts';

/**
 * How much older than it is a row may claim to be, in milliseconds: its time is cut to the day where the reporter must
 * stay unknown, which is 25 hours when the clocks go back; the rest allows for clock differences.
 */
const margin = 26 * 60 * 60_000;

/**
 * The rows after those covered by this checkpoint, in the order of ids. Graph cannot filter by id, so this filters by
 * time, from well before the last covered row: a checkpoint may be much younger than that row.
 * @returns undefined when the result cannot be trusted, because the filter does not return rows that must match
 * @throws GraphFault, also when there are too many rows for a filter
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
  // For a while, every filter once returned nothing (graph-lists 2.1), so two rows known to match are checked.
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
