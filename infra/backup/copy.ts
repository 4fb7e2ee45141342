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

const openLists = async (client: GraphClient, siteId: string) => {
  const found = await readLists(client, siteId);
  return siteLists.map((table: ListTable) => {
    const list = listNamed(found, table.name);
    if (!list) throw new Error(`The site has no list "${table.name}": npm run provision -- --apply makes it.`);
    return { table, items: createListItems(client, siteId, list.id, table) };
  });
};

/** Every row of every list, list by list in the order of ids. @throws GraphFault; Error naming a list that is missing */
export async function* readAll(client: GraphClient, siteId: string): AsyncGenerator<CopiedRow> {
  for (const { table, items } of await openLists(client, siteId)) {
    const columns = Object.keys(table.columns);
    let page = await items.firstPage(columns, how);
    for (;;) {
      for (const { id, row } of page.items) yield { list: table.name, id: Number(id), row };
      if (page.next === undefined) break;
      page = await items.follow(page.next, columns, how);
    }
  }
}

/**
 * Writes a copy into lists that are there and empty. Rows of History get the ids that they had, for checkpoints name
 * them: an id in between is used up by a row that is removed again. The others need none.
 * @returns how many rows were written
 * @throws Error before anything is written when a list has rows; when History does not number as it did; GraphFault
 */
export const writeAll = async (
  client: GraphClient,
  siteId: string,
  copied: readonly CopiedRow[],
  wait: Wait = realWait,
): Promise<number> => {
  const lists = await openLists(client, siteId);
  for (const { table, items } of lists) {
    const { items: there } = await items.firstPage(Object.keys(table.columns), how, 1);
    if (there.length > 0)
      throw new Error(
        `The list "${table.name}" has rows. Restore into a new site, or into lists that were never used.`,
      );
  }
  let written = 0;
  for (const { table, items } of lists) {
    const rows = copied.filter(({ list }) => list === table.name).toSorted((a, b) => a.id - b.id);
    let last = 0;
    for (const { id, row } of rows) {
      if (table.name === historyList.name) last = await spendIds(items, last, id, wait);
      const given = await addOnce(items, keyOf(table), row, wait);
      if (table.name === historyList.name && Number(given) !== id)
        throw new Error(
          `"${table.name}" gave the id ${given} to what was ${id}: restore into lists that were never used.`,
        );
      last = id;
      written += 1;
    }
  }
  return written;
};

/** So often one request is sent again; each time the service says when. */
const mostTries = 50;

/** Sends again what was refused because we come too often, which changed nothing, when the service says. @throws GraphFault */
const whenTakenIn = async <T>(wait: Wait, send: () => Promise<T>): Promise<T> => {
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
 * there. Should it arrive late, its key refuses the second. @returns its id
 */
const addOnce = async (items: ListItems<PlainRow>, key: string, row: PlainRow, wait: Wait): Promise<string> => {
  const value = String(row[key]);
  for (let tries = 1; ; tries += 1) {
    try {
      return (await whenTakenIn(wait, () => items.add(row, how))).id;
    } catch (error) {
      const isDoubtful = isUnknown(error);
      if (!isDoubtful && !(tries > 1 && maybeTaken(error))) throw error;
      const there = await lookAgain(wait, async () => (await items.where(key, value, how))[0]?.id);
      if (there !== undefined) return there;
      if (!isDoubtful || tries >= mostDoubtful) throw error;
    }
  }
};
const mostDoubtful = 5;

/** Ids that no row has any more. @returns the last one that is used */
const spendIds = async (items: ListItems<PlainRow>, last: number, next: number, wait: Wait): Promise<number> => {
  for (let id = last + 1; id < next; id += 1) {
    const filler = { CommitKey: `unused ${id}`, CommandId: `unused ${id}` };
    const given = await addOnce(items, 'CommitKey', filler as PlainRow, wait);
    await whenTakenIn(wait, () => items.remove(given, how)).catch((error: unknown) => {
      // A removal that was sent again after it had been done.
      if (!isGone(error, 404)) throw error;
    });
  }
  return next - 1;
};
