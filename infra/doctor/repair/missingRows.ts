import { parseSignedCheckpoint } from '../../../graph/checkpoints/lastCheckpoint.ts';
import { streamRows } from '../../../graph/history/streamRows.ts';
import { historyList } from '../../../graph/lists/history.ts';
import { createListItems } from '../../../graph/lists/listItems.ts';
import { keyColumnOf } from '../../../graph/lists/listTable.ts';
import { createRawItems } from '../../../graph/lists/rawItems.ts';
import { sealKeys } from '../../../graph/lists/rowSeal.ts';
import { checkpointKey } from '../../../procedure/record/history/checkpoint.ts';
import { isInRanges, numbersIn, rangesOf } from '../../../procedure/record/values/ranges.ts';
import { openList, type SetAsidePorts, type SetAsideRequest } from './forgedRow.ts';

const how = { operation: 'doctor.missing', urgency: 'start' } as const;

/** Ids of items that checkpoints record. */
const recordedIds = async (ports: SetAsidePorts, list: string): Promise<ReadonlySet<number>> => {
  const { client, siteId, keys } = ports;
  const { id } = await openList(ports, historyList.name);
  const seals = { keys: sealKeys(keys), observer: { read: () => undefined } };
  const history = createListItems(client, siteId, id, historyList, seals);
  const { items } = await streamRows(history, checkpointKey, { selection: 'all', how });
  return new Set(
    items.flatMap(({ row }) => [...numbersIn(parseSignedCheckpoint(row.Events)?.rows?.[list]?.ids ?? '')]),
  );
};

const presentIds = async (ports: SetAsidePorts, name: string): Promise<ReadonlySet<number>> => {
  const { table, id } = await openList(ports, name);
  const items = createRawItems(ports.client, ports.siteId, id, table);
  const columns = [keyColumnOf(table)] as 'Seal'[];
  const found = new Set<number>();
  let page = await items.firstPage(columns, how);
  for (;;) {
    for (const item of page.items) found.add(Number(item.id));
    for (const strange of page.strange) found.add(Number(strange));
    if (page.next === undefined) return found;
    page = await items.follow(page.next, columns, how);
  }
};

/**
 * The rows of a request that checkpoints record and that are gone, as ranges; '' for none. Exactly these, so that a row
 * that is still there does not count as set aside once it is deleted, too.
 * @throws NotSetAside for an unknown list; GraphFault
 */
export const missingRows = async (ports: SetAsidePorts, { list, item }: SetAsideRequest): Promise<string> => {
  const recorded = await recordedIds(ports, list);
  if (recorded.size === 0) return '';
  const present = await presentIds(ports, list);
  return rangesOf([...recorded].filter((id) => !present.has(id) && isInRanges(item, id)).sort((a, b) => a - b));
};
