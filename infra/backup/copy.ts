import type { GraphClient } from '../../graph/client/graphClient.ts';
import { isGone, isThrottled, isUnknown, mayBeTaken } from '../../graph/client/graphFault.ts';
import { realWait, type Wait } from '../../graph/client/wait.ts';
import { readUntilVisible } from '../../graph/history/readUntilVisible.ts';
import { historyList } from '../../graph/lists/history.ts';
import { type Columns, keyColumnOf, type ListTable, type RowOf } from '../../graph/lists/listTable.ts';
import { createRawItems, type RawItems } from '../../graph/lists/rawItems.ts';
import { siteLists, watchedLists } from '../../graph/lists/siteLists.ts';
import { listNamed, readLists } from '../../graph/site/siteShape.ts';

const how = { operation: 'backup.copy', urgency: 'start' } as const;
type PlainRow = RowOf<Columns>;

/** One row of a copy, a line in its file. */
export type CopiedRow = { readonly list: string; readonly id: number; readonly row: PlainRow };

const openLists = async (client: GraphClient, siteId: string): Promise<readonly OpenList[]> => {
  const found = await readLists(client, siteId);
  return siteLists.map((table: ListTable) => {
    const list = listNamed(found, table.name);
    if (!list) throw new Error(`The site has no list "${table.name}": create it with npm run provision -- --apply.`);
    // Seals are copied as they are: a restored row is as trustworthy as the original.
    return { table, items: createRawItems(client, siteId, list.id, table) as unknown as RawItems<PlainRow> };
  });
};

/** An item that is not a valid row of its list and cannot be copied. */
export type UnreadableItem = { readonly list: string; readonly id: string };

/**
 * Reads all rows of all lists, list by list in the order of ids.
 * @param leave called for every item that is left out
 * @throws GraphFault; Error naming a missing list
 */
export async function* readAll(
  client: GraphClient,
  siteId: string,
  leave: (strange: UnreadableItem) => void,
): AsyncGenerator<CopiedRow> {
  for (const list of await openLists(client, siteId)) yield* rowsOf(list, leave);
}

async function* rowsOf(
  { table, items }: OpenList,
  leave: (strange: UnreadableItem) => void,
): AsyncGenerator<CopiedRow> {
  const columns = Object.keys(table.columns);
  let page = await items.firstPage(columns, how);
  for (;;) {
    for (const id of page.strange) leave({ list: table.name, id });
    for (const { id, row } of page.items) yield { list: table.name, id: Number(id), row };
    if (page.next === undefined) return;
    page = await items.follow(page.next, columns, how);
  }
}

/** Result of a restore: rows written by it, and rows already there from an interrupted one. */
export type Restored = { readonly written: number; readonly there: number };

/**
 * Writes a copy to existing, unused lists. Continues an interrupted restore, because existing rows are recognised by
 * key. Rows keep their ids where checkpoints record them: filler rows, removed at the end, use up the gaps. Rows that are
 * written again from History need not keep theirs.
 * @throws Error before writing anything, if a list has a row that is not in the copy; if such a list assigns other ids;
 * GraphFault
 */
export const writeAll = async (
  client: GraphClient,
  siteId: string,
  copied: readonly CopiedRow[],
  wait: Wait = realWait,
): Promise<Restored> => {
  const prepared: PartialRestore[] = [];
  for (const list of await openLists(client, siteId)) prepared.push(await prepare(list, copied));
  for (const list of prepared) await writeRest(list, wait);
  const written = prepared.reduce((sum, { rest }) => sum + rest.length, 0);
  return { written, there: copied.length - written };
};

type OpenList = { readonly table: ListTable; readonly items: RawItems<PlainRow> };

/** A list before the restore. */
type PartialRestore = OpenList & {
  readonly rest: readonly CopiedRow[];
  /** Highest id in use. */
  readonly last: number;
  readonly fillers: readonly string[];
};

/** Fillers stay until the end, so that the highest id shows how far a restore got. */
const fillerKey = (id: number): string => `unused ${id}`;
const fillerRow = ({ columns }: ListTable, id: number): PlainRow => {
  const unique = Object.keys(columns).filter((name) => columns[name]?.index === 'unique');
  return Object.fromEntries(unique.map((name) => [name, fillerKey(id)]));
};
const keepsIds = ({ table: { name } }: OpenList): boolean =>
  name === historyList.name || watchedLists.some((one) => one.name === name);

/** @throws Error if the list has rows that are not in the copy, or that differ from it */
const prepare = async (list: OpenList, copied: readonly CopiedRow[]): Promise<PartialRestore> => {
  const { table, items } = list;
  const key = keyColumnOf(table);
  const wanted = copied.filter((one) => one.list === table.name).toSorted((a, b) => a.id - b.id);
  const byKey = new Map(wanted.map((one) => [one.row[key], one]));
  const done = new Set<CopiedRow>();
  const fillers: string[] = [];
  let last = 0;
  const foreign = ({ id }: UnreadableItem): never => {
    throw notOfCopy(table.name, id);
  };
  for await (const { id, row } of rowsOf(list, foreign)) {
    const one = byKey.get(row[key]);
    if (one && (!keepsIds(list) || (one.id === id && one.row.Hash === row.Hash))) done.add(one);
    else if (keepsIds(list) && row[key] === fillerKey(id)) fillers.push(String(id));
    else throw notOfCopy(table.name, id);
    last = Math.max(last, id);
  }
  const rest = wanted.filter((one) => !done.has(one));
  const [first] = rest;
  if (keepsIds(list) && first && first.id <= last) throw otherId(table.name, first.id, `${last + 1} or more`);
  return { table, items, rest, last, fillers };
};

const neverUsed = 'Restore to a new site, or to lists that were never used.';
const notOfCopy = (list: string, id: number | string): Error =>
  new Error(`The list "${list}" has rows that are not in this copy (item ${id}). Nothing was written. ${neverUsed}`);
const otherId = (list: string, id: number, given: string): Error =>
  new Error(`"${list}" assigns id ${given} to the row that had id ${id}. ${neverUsed}`);

const writeRest = async (list: PartialRestore, wait: Wait): Promise<void> => {
  const { table, items, rest } = list;
  const fillers = [...list.fillers];
  let { last } = list;
  for (const { id, row } of rest) {
    for (last += 1; keepsIds(list) && last < id; last += 1)
      fillers.push(await addOnce(items, keyColumnOf(table), fillerRow(table, last), wait));
    const given = await addOnce(items, keyColumnOf(table), row, wait);
    if (keepsIds(list) && Number(given) !== id) throw otherId(table.name, id, given);
    last = id;
  }
  for (const id of fillers) {
    await retryThrottled(wait, () => items.remove(id, how)).catch((error: unknown) => {
      // A repeated request after a removal that succeeded.
      if (!isGone(error, 404)) throw error;
    });
  }
};

/** Maximum attempts per throttled request; the service sets the delays. */
const maxThrottledAttempts = 50;

/** Retries throttled requests, which had no effect, after the delay set by the service. @throws GraphFault */
const retryThrottled = async <T>(wait: Wait, send: () => Promise<T>): Promise<T> => {
  for (let tries = 1; ; tries += 1) {
    try {
      return await send();
    } catch (error) {
      if (!isThrottled(error) || error.outcome !== 'refused' || tries >= maxThrottledAttempts) throw error;
      await wait(error.retryAfter * 1000);
    }
  }
};

/**
 * Writes a row exactly once: after a lost response, looks for the row by its key, and sends it again if it is missing.
 * If the first write arrives late, even one of an interrupted restore, the unique key refuses the second.
 * @returns its id
 */
const addOnce = async (items: RawItems<PlainRow>, key: string, row: PlainRow, wait: Wait): Promise<string> => {
  const value = String(row[key]);
  for (let tries = 1; ; tries += 1) {
    try {
      return (await retryThrottled(wait, () => items.add(row, how))).id;
    } catch (error) {
      const isDoubtful = isUnknown(error);
      if (!isDoubtful && !mayBeTaken(error)) throw error;
      const there = await readUntilVisible(wait, async () => (await items.where(key, value, how))[0]?.id);
      if (there !== undefined) return there;
      if (!isDoubtful || tries >= maxUnansweredAttempts) throw error;
    }
  }
};
const maxUnansweredAttempts = 5;
