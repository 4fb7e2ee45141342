import { z } from 'zod';
import type { GraphClient } from '../client/graphClient.ts';
import { GraphFault } from '../client/graphFault.ts';
import { odataText, queryString } from '../client/query.ts';
import type { Urgency } from '../client/throttleGate.ts';
import { type Columns, fieldsOf, type ListTable, type RawRow } from './listTable.ts';
import { applicationOf, writerSchema } from './writer.ts';

/** An item as read: `etag` is for `If-Match`. */
export type Item<R> = {
  readonly id: string;
  readonly etag: string;
  readonly row: R;
  /** Id of the application that wrote it last; empty for a person. Only where one item is read. */
  readonly changedBy?: string;
};

/** One page of results. `next` links to the following page, `delta` to later changes. */
export type RawPage<R> = {
  readonly items: readonly Item<R>[];
  /** Ids of deleted items; only a delta reports them. */
  readonly deleted: readonly string[];
  /**
   * Ids of entries that are not rows of the list; '' for one without an id, such as an error reported in the middle of
   * a page.
   */
  readonly strange: readonly string[];
  readonly next: string | undefined;
  readonly delta: string | undefined;
};

export type How = { readonly operation: string; readonly urgency?: Urgency; readonly timeLimitMs?: number };

/** One comparison of an indexed column, text or instant: the service accepts one at a time (graph-lists 2.1). */
export type Comparison<R> = {
  readonly column: keyof R & string;
  readonly operator: 'eq' | 'ge' | 'startswith';
  readonly value: string;
};

/**
 * The typed items of one list as they are, sealed or not: for what copies or examines a site. All else uses
 * `listItems.ts`, which reads and writes seals. Every call throws GraphFault.
 */
export type RawItems<R> = {
  readonly add: (row: R, how: How) => Promise<Item<R>>;
  /** Writes the given columns; the others stay. @returns the new ETag */
  readonly change: (id: string, row: Partial<R>, ifMatch: string | undefined, how: How) => Promise<string>;
  readonly get: (id: string, how: How) => Promise<Item<R>>;
  readonly remove: (id: string, how: How) => Promise<void>;
  /** All items whose indexed text column equals `value`. */
  readonly where: (column: keyof R & string, value: string, how: How) => Promise<readonly Item<R>[]>;
  /** The first page of the items that match the comparison. In no guaranteed order; refused for more than 5,000. */
  readonly matching: (
    comparison: Comparison<R>,
    select: readonly (keyof R & string)[],
    how: How,
  ) => Promise<RawPage<R>>;
  /** The first page of the whole list, in the order of ids. The page size applies to later pages as well. */
  readonly firstPage: (select: readonly (keyof R & string)[], how: How, items?: number) => Promise<RawPage<R>>;
  /** The first page of changes: from the beginning, or from now on (an empty page with its `delta`). */
  readonly changes: (since: 'ever' | 'now', select: readonly (keyof R & string)[], how: How) => Promise<RawPage<R>>;
  /** The page that a link returned by Graph leads to. */
  readonly follow: (link: string, select: readonly (keyof R & string)[], how: How) => Promise<RawPage<R>>;
};

const pageSize = 999;

const itemSchema = z.object({ id: z.string(), '@odata.etag': z.string().optional(), eTag: z.string().optional() });
/** The list's own schema checks the fields. */
const withFields = itemSchema.extend({ fields: z.unknown() });
const withWriter = withFields.extend({ lastModifiedBy: writerSchema });
const pageSchema = z.object({
  value: z.array(z.unknown()),
  '@odata.nextLink': z.string().optional(),
  '@odata.deltaLink': z.string().optional(),
});
const deletedSchema = z
  .object({ id: z.string(), deleted: z.unknown().optional(), '@removed': z.unknown().optional() })
  .transform((entry) => (entry.deleted || entry['@removed'] ? entry.id : undefined));
const patchedSchema = z.object({ '@odata.etag': z.string().optional() });

const etagOf = (item: z.output<typeof itemSchema>): string => item['@odata.etag'] ?? item.eTag ?? '';

const parsed = <T>(schema: z.ZodType<T>, value: unknown, operation: string): T => {
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  throw new GraphFault('unexpectedAnswer', operation, 'unknown', { cause: result.error });
};

/** An entry that is neither an item nor a deletion is an error reported in the middle of a page (graph-lists 4.1). */
const readPage = <R>(rowSchema: z.ZodType<R>, value: unknown, operation: string): RawPage<R> => {
  const page = parsed(pageSchema, value, operation);
  const deleted = page.value.flatMap((one) => deletedSchema.safeParse(one).data ?? []);
  const gone = new Set(deleted);
  const strange: string[] = [];
  const items = page.value.flatMap((one) => {
    if (deletedSchema.safeParse(one).data !== undefined) return [];
    const item = withFields.safeParse(one).data;
    const row = item && rowSchema.safeParse(item.fields).data;
    if (!item || !row) strange.push(item?.id ?? '');
    return item && row && !gone.has(item.id) ? [{ id: item.id, etag: etagOf(item), row }] : [];
  });
  return { items, deleted, strange, next: page['@odata.nextLink'], delta: page['@odata.deltaLink'] };
};

const filterQuery = <R>({ column, operator, value }: Comparison<R>, $expand: string): string => {
  const [field, text] = [`fields/${column}`, odataText(value)];
  const $filter = operator === 'startswith' ? `startswith(${field},${text})` : `${field} ${operator} ${text}`;
  return queryString({ $filter, $expand, $top: pageSize });
};

const expanded = (select: readonly string[]) => `fields($select=${select.join(',')})`;

/**
 * A link with what is to be read of each item: Graph may lose it from a delta link (graph-lists 4.1), and an earlier
 * version, whose position is continued, may have read other columns.
 */
export const withExpansion = (link: string, expansion: string): string => {
  const wanted = `expand=${encodeURIComponent(expansion)}`;
  const there = /[?&](?:\$|%24)?(expand=[^&]*)/i.exec(link)?.[1];
  if (there === undefined) return `${link}&$${wanted}`;
  return plain(there) === plain(wanted) ? link : link.replace(there, () => wanted);
};

/** Services spell the same expansion with and without `$`. */
const plain = (expansion: string): string => decodeURIComponent(expansion).replaceAll('$', '').toLowerCase();

export const createRawItems = <C extends Columns>(
  client: GraphClient,
  siteId: string,
  listId: string,
  table: ListTable<C>,
): RawItems<RawRow<C>> => {
  type R = RawRow<C>;
  const root = `/sites/${siteId}/lists/${listId}/items`;
  const everything = expanded(Object.keys(table.columns));

  const itemOf = (value: unknown, operation: string): Item<R> => {
    const item = parsed(withWriter, value, operation);
    const row = parsed(table.row, item.fields, operation);
    return { id: item.id, etag: etagOf(item), row, changedBy: applicationOf(item.lastModifiedBy) };
  };

  const getPage = async (path: string, how: How): Promise<RawPage<R>> =>
    readPage(table.row, await client.call({ method: 'GET', path, ...how }), how.operation);

  return {
    add: async (row, how) => {
      const fields: Record<string, string | number> = {};
      for (const [name, value] of Object.entries(row)) if (value !== '' && value !== undefined) fields[name] = value;
      const answer = await client.call({ method: 'POST', path: root, body: { fields }, ...how });
      const item = parsed(itemSchema, answer, how.operation);
      return { id: item.id, etag: etagOf(item), row };
    },
    change: async (id, row, ifMatch, how) => {
      const body = fieldsOf(row);
      const path = `${root}/${id}/fields`;
      const answer = await client.call({ method: 'PATCH', path, body, ...(ifMatch && { ifMatch }), ...how });
      return parsed(patchedSchema, answer, how.operation)['@odata.etag'] ?? '';
    },
    get: async (id, how) => {
      const path = `${root}/${id}${queryString({ $expand: everything })}`;
      return itemOf(await client.call({ method: 'GET', path, ...how }), how.operation);
    },
    remove: async (id, how) => {
      await client.call({ method: 'DELETE', path: `${root}/${id}`, ...how });
    },
    where: async (column, value, how) => {
      const found: Item<R>[] = [];
      let path: string | undefined = `${root}${filterQuery<R>({ column, operator: 'eq', value }, everything)}`;
      while (path !== undefined) {
        const page: RawPage<R> = await getPage(path, how);
        found.push(...page.items);
        path = page.next;
      }
      return found;
    },
    matching: (comparison, select, how) => getPage(`${root}${filterQuery(comparison, expanded(select))}`, how),
    firstPage: (select, how, items = pageSize) =>
      getPage(`${root}${queryString({ $expand: expanded(select), $top: items })}`, how),
    changes: (since, select, how) => {
      const token = since === 'now' ? 'latest' : undefined;
      return getPage(`${root}/delta${queryString({ token, $expand: expanded(select), $top: pageSize })}`, how);
    },
    follow: (link, select, how) => getPage(withExpansion(link, expanded(select)), how),
  };
};
