import type { GraphClient } from '../client/graphClient.ts';
import type { Columns, ListTable, RawRow, RowOf } from './listTable.ts';
import { type Comparison, createRawItems, type How, type Item, type RawPage } from './rawItems.ts';
import { createRowSeal, type Distrust, type RowValues, type SealKeys, type Selection, wholeSecond } from './rowSeal.ts';

/** An item that TenTwo did not write, or that was changed since. Nothing in it may be believed. */
export type UntrustedItem<R> = Item<R> & { readonly distrust: Distrust };

/** Items that were read. Only those in `items` carry a valid seal. */
export type Rows<R> = { readonly items: readonly Item<R>[]; readonly untrusted: readonly UntrustedItem<R>[] };

export type Page<R> = Rows<R> & Omit<RawPage<R>, 'items'>;

/**
 * The typed items of one list. Every row is sealed when it is written, and verified whenever it is read. Every call
 * throws GraphFault.
 */
export type ListItems<R> = {
  readonly add: (row: R, how: How) => Promise<Item<R>>;
  /** Writes the whole row: its seal covers all columns. @returns the new ETag */
  readonly change: (id: string, row: R, ifMatch: string | undefined, how: How) => Promise<string>;
  /** One item, trusted or not. */
  readonly get: (id: string, how: How) => Promise<Rows<R>>;
  readonly remove: (id: string, how: How) => Promise<void>;
  /** All items whose indexed text column equals `value`. */
  readonly where: (column: keyof R & string, value: string, how: How) => Promise<Rows<R>>;
  /** The first page of the items that match the comparison. In no guaranteed order; refused for more than 5,000. */
  readonly matching: (comparison: Comparison<R>, selection: Selection, how: How) => Promise<Page<R>>;
  /** The first page of the whole list, in the order of ids. The page size applies to later pages as well. */
  readonly firstPage: (selection: Selection, how: How, items?: number) => Promise<Page<R>>;
  /** The first page of changes: from the beginning, or from now on (an empty page with its `delta`). */
  readonly changes: (since: 'ever' | 'now', selection: Selection, how: How) => Promise<Page<R>>;
  /** The page that a link returned by Graph leads to. */
  readonly follow: (link: string, selection: Selection, how: How) => Promise<Page<R>>;
};

/** Learns which items of a list were found sealed and which not. */
export type SealObserver = {
  readonly read: (table: ListTable, rows: Rows<RowValues>, deleted: readonly string[]) => void;
};

export type SealOptions = { readonly keys: SealKeys; readonly observer: SealObserver };

export const createListItems = <C extends Columns>(
  client: GraphClient,
  siteId: string,
  listId: string,
  table: ListTable<C>,
  { keys, observer }: SealOptions,
): ListItems<RowOf<C>> => {
  type Raw = RawRow<C>;
  type R = RowOf<C>;
  const raw = createRawItems(client, siteId, listId, table);
  const { seal, check } = createRowSeal(table, keys);
  const plainTable = table as unknown as ListTable;
  const instants = Object.keys(table.columns).filter((name) => table.columns[name]?.facet.dateTime !== undefined);
  const selected = {
    core: [...table.core, 'Seal'],
    all: Object.keys(table.columns),
  } as Readonly<Record<Selection, readonly (keyof Raw & string)[]>>;

  const sealed = (row: R): Raw => {
    const values: Record<string, string | number | undefined> = { ...row };
    for (const name of instants) values[name] = wholeSecond(String(values[name] ?? ''));
    return { ...values, Seal: seal(values) } as unknown as Raw;
  };

  const split = (found: readonly Item<Raw>[], selection: Selection, deleted: readonly string[] = []): Rows<R> => {
    const items: Item<R>[] = [];
    const untrusted: UntrustedItem<R>[] = [];
    for (const item of found) {
      const status = check(item.row as unknown as RowValues, selection, item.row.Seal);
      if (status === 'valid') items.push(item);
      else untrusted.push({ ...item, distrust: status });
    }
    observer.read(plainTable, { items, untrusted } as unknown as Rows<RowValues>, deleted);
    return { items, untrusted };
  };

  const pageOf = async (selection: Selection, read: Promise<RawPage<Raw>>): Promise<Page<R>> => {
    const { items, ...page } = await read;
    return { ...page, ...split(items, selection, page.deleted) };
  };

  return {
    add: async (row, how) => {
      const { id, etag } = await raw.add(sealed(row), how);
      return { id, etag, row };
    },
    change: (id, row, ifMatch, how) => raw.change(id, sealed(row), ifMatch, how),
    get: async (id, how) => split([await raw.get(id, how)], 'all'),
    remove: raw.remove,
    where: async (column, value, how) => split(await raw.where(column, value, how), 'all'),
    matching: (comparison, selection, how) => pageOf(selection, raw.matching(comparison, selected[selection], how)),
    firstPage: (selection, how, items) => pageOf(selection, raw.firstPage(selected[selection], how, items)),
    changes: (since, selection, how) => pageOf(selection, raw.changes(since, selected[selection], how)),
    follow: (link, selection, how) => pageOf(selection, raw.follow(link, selected[selection], how)),
  };
};
