import type { GraphClient } from '../../graph/client/graphClient.ts';
import { isGone, isThrottled, isUnknown, maybeTaken } from '../../graph/client/graphFault.ts';
import { realWait, type Wait } from '../../graph/client/wait.ts';
import { lookAgain } from '../../graph/history/lookAgain.ts';
import { historyList } from '../../graph/lists/history.ts';
import { createListItems, type ListItems } from '../../graph/lists/listItems.ts';
import type { Columns, ListTable, RowOf } from '../../graph/lists/listTable.ts';
import { siteLists } from '../../graph/lists/siteLists.ts';
import { listNamed, readLists } from '../../graph/lists/siteShape.ts';

const how = { operation: 'backup.copy', urgency: 'start' } as const;
type PlainRow = RowOf<Columns>;

/** One row of a copy: a line of its file. */
export type CopiedRow = { readonly list: string; readonly id: number; readonly row: PlainRow };

const openLists = async (client: GraphClient, siteId: string): Promise<readonly OpenList[]> => {
  const found = await readLists(client, siteId);
  return siteLists.map((table: ListTable) => {
    const list = listNamed(found, table.name);
    if (!list) throw new Error(`The site has no list "${table.name}": npm run provision -- --apply makes it.`);
    return { table, items: createListItems(client, siteId, list.id, table) };
  });
};

/** What stands in a list and is no row of it, so that it cannot be copied. */
export type UnreadableItem = { readonly list: string; readonly id: string };

/**
 * Every row of every list, list by list in the order of ids.
 * @param leave told of everything that is left out
 * @throws GraphFault; Error naming a list that is missing
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

/** What a restore did: rows that it wrote, and those that an earlier one which was cut off had written. */
export type Restored = { readonly written: number; readonly there: number };

/**
 * Writes a copy into lists that are there and never used; or goes on where it was cut off, for a row that is there is
 * known by its key. Rows of History get the ids that they had, for checkpoints name them: an id in between is used up by
 * a row that is removed at the end. The others need none.
 * @throws Error before anything is written when a list has a row that the copy has not; when History does not number as
 * it did; GraphFault
 */
export const writeAll = async (
  client: GraphClient,
  siteId: string,
  copied: readonly CopiedRow[],
  wait: Wait = realWait,
): Promise<Restored> => {
  const begun: PartialRestore[] = [];
  for (const list of await openLists(client, siteId)) begun.push(await prepare(list, copied));
  for (const list of begun) await writeRest(list, wait);
  const written = begun.reduce((sum, { rest }) => sum + rest.length, 0);
  return { written, there: copied.length - written };
};

type OpenList = { readonly table: ListTable; readonly items: ListItems<PlainRow> };

/** A list as the restore finds it. */
type PartialRestore = OpenList & {
  readonly rest: readonly CopiedRow[];
  /** The highest id that is used. */
  readonly last: number;
  readonly fillers: readonly string[];
};

/** Up to its end a filler stays where it is, so that the highest id shows how far a restore came. */
const filling = (id: number): string => `unused ${id}`;
const isOfHistory = ({ table }: OpenList): boolean => table.name === historyList.name;

/** @throws Error when rows are there that the copy has not, or not so */
const prepare = async (list: OpenList, copied: readonly CopiedRow[]): Promise<PartialRestore> => {
  const { table, items } = list;
  const key = keyOf(table);
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
    if (one && (!isOfHistory(list) || (one.id === id && one.row.Hash === row.Hash))) done.add(one);
    else if (isOfHistory(list) && row[key] === filling(id)) fillers.push(String(id));
    else throw notOfCopy(table.name, id);
    last = Math.max(last, id);
  }
  const rest = wanted.filter((one) => !done.has(one));
  const [first] = rest;
  if (isOfHistory(list) && first && first.id <= last) throw otherId(first.id, `${last + 1} or more`);
  return { table, items, rest, last, fillers };
};

const neverUsed = 'Restore into a new site, or into lists that were never used.';
const notOfCopy = (list: string, id: number | string): Error =>
  new Error(`The list "${list}" has rows that are not of this copy (item ${id}). Nothing was written. ${neverUsed}`);
const otherId = (id: number, given: string): Error =>
  new Error(`"${historyList.name}" gives the id ${given} to what was ${id}. ${neverUsed}`);

const writeRest = async (list: PartialRestore, wait: Wait): Promise<void> => {
  const { table, items, rest } = list;
  const fillers = [...list.fillers];
  let { last } = list;
  for (const { id, row } of rest) {
    for (last += 1; isOfHistory(list) && last < id; last += 1) {
      const filler = { CommitKey: filling(last), CommandId: filling(last) };
      fillers.push(await addOnce(items, 'CommitKey', filler as PlainRow, wait));
    }
    const given = await addOnce(items, keyOf(table), row, wait);
    if (isOfHistory(list) && Number(given) !== id) throw otherId(id, given);
    last = id;
  }
  for (const id of fillers) {
    await retryThrottled(wait, () => items.remove(id, how)).catch((error: unknown) => {
      // A removal that was sent again after it had been done.
      if (!isGone(error, 404)) throw error;
    });
  }
};

/** So often one request is sent again; each time the service says when. */
const mostTries = 50;

/** Sends again what was refused because we come too often, which changed nothing, when the service says. @throws GraphFault */
const retryThrottled = async <T>(wait: Wait, send: () => Promise<T>): Promise<T> => {
  for (let tries = 1; ; tries += 1) {
    try {
      return await send();
    } catch (error) {
      if (!isThrottled(error) || error.outcome !== 'refused' || tries >= mostTries) throw error;
      await wait(error.retryAfter * 1000);
    }
  }
};

/** The column by which a row is found again. Every list has one (graph/lists/ready.ts). */
const keyOf = ({ columns }: ListTable): string => {
  const key = Object.keys(columns).find((name) => columns[name]?.index === 'unique');
  if (key === undefined) throw new RangeError('A list without a unique column.');
  return key;
};

/**
 * Writes a row once: one that may have arrived, as no answer came, is looked for by its key, and sent again if it is not
 * there. Should it arrive late, also one of a restore that was cut off, its key refuses the second. @returns its id
 */
const addOnce = async (items: ListItems<PlainRow>, key: string, row: PlainRow, wait: Wait): Promise<string> => {
  const value = String(row[key]);
  for (let tries = 1; ; tries += 1) {
    try {
      return (await retryThrottled(wait, () => items.add(row, how))).id;
    } catch (error) {
      const isDoubtful = isUnknown(error);
      if (!isDoubtful && !maybeTaken(error)) throw error;
      const there = await lookAgain(wait, async () => (await items.where(key, value, how))[0]?.id);
      if (there !== undefined) return there;
      if (!isDoubtful || tries >= mostDoubtful) throw error;
    }
  }
};
const mostDoubtful = 5;
