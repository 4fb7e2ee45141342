import { isTooMuch } from '../client/graphFault.ts';
import type { HistoryRow } from '../lists/history.ts';
import type { ListItems, Rows, UntrustedItem } from '../lists/listItems.ts';
import type { Comparison, How, Item } from '../lists/rawItems.ts';
import type { Selection } from '../lists/rowSeal.ts';

type Items = Pick<ListItems<HistoryRow>, 'matching' | 'follow'>;

/** What to read of each row, and how. */
type Reading = { readonly selection: Selection; readonly how: How };

/** All rows that match a comparison, page by page. @throws GraphFault, also if they are too many for a filter */
export const matchingRows = async (
  items: Items,
  comparison: Comparison<HistoryRow>,
  { selection, how }: Reading,
): Promise<Rows<HistoryRow>> => {
  const found: Item<HistoryRow>[] = [];
  const untrusted: UntrustedItem<HistoryRow>[] = [];
  let page = await items.matching(comparison, selection, how);
  for (;;) {
    found.push(...page.items);
    untrusted.push(...page.untrusted);
    if (page.next === undefined) return { items: found, untrusted };
    page = await items.follow(page.next, selection, how);
  }
};

/** Numbers have at least four digits: the rows under any three are all under these and one more. */
const mostDigits = 3;

/**
 * All rows whose column is this prefix and a number; SharePoint refuses a filter that more than 5,000 rows match
 * (graph-lists 2.1), so then they are read by the first digits of the number.
 * @throws GraphFault
 */
export const numberedRows = async (
  items: Items,
  column: 'CommitKey' | 'Reference',
  prefix: string,
  reading: Reading,
): Promise<Rows<HistoryRow>> => {
  const under = async (digits: string): Promise<readonly Rows<HistoryRow>[]> => {
    try {
      return [await matchingRows(items, { column, operator: 'startswith', value: `${prefix}${digits}` }, reading)];
    } catch (error) {
      if (!isTooMuch(error) || digits.length >= mostDigits) throw error;
    }
    const found: Rows<HistoryRow>[] = [];
    for (let digit = 0; digit <= 9; digit += 1) found.push(...(await under(`${digits}${digit}`)));
    return found;
  };
  const found = await under('');
  return { items: found.flatMap((one) => one.items), untrusted: found.flatMap((one) => one.untrusted) };
};

/** All rows of a stream, however many: those of the checkpoints may be more than a filter can return. @throws GraphFault */
export const streamRows = async (items: Items, key: string, reading: Reading): Promise<Rows<HistoryRow>> => {
  try {
    return await matchingRows(items, { column: 'Reference', operator: 'eq', value: key }, reading);
  } catch (error) {
    if (!isTooMuch(error)) throw error;
    return numberedRows(items, 'CommitKey', `${key}/`, reading);
  }
};
