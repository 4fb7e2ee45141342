import { invalidRequest, tooManyResources } from '../http/graphError.ts';
import { type List, viewThreshold } from '../lists/catalog.ts';
import { fieldName } from '../lists/column.ts';
import type { Store } from '../store.ts';
import type { Fields } from './fieldValue.ts';
import { keyOf } from './fieldValue.ts';
import { type Operator, type Order, type Predicate, satisfies } from './filter.ts';
import type { ItemRow, ItemStore } from './itemStore.ts';

export type Search = {
  readonly predicates: readonly Predicate[];
  readonly order: Order | undefined;
  readonly top: number;
  /** Last item of the previous page. */
  readonly after: { readonly id: number; readonly key?: string | number | undefined } | undefined;
  /** `Prefer: HonorNonIndexedQueriesWarningMayFailRandomly` */
  readonly honorNonIndexed: boolean;
  /** Last change visible to filters. */
  readonly horizon: number;
};

export type Page = { readonly rows: readonly ItemRow[]; readonly next: Search['after'] };

/**
 * Finds items by the rules of graph-lists 2.1: no unindexed field without the header, one indexed field per query, and
 * at most 5,000 rows to scan.
 */
export function searchItems(store: Store, items: ItemStore, list: List, search: Search): Page {
  const { predicates, order, top, after } = search;
  if (predicates.length === 0 && !order) {
    const sql = 'SELECT * FROM items WHERE list = ? AND id > ? ORDER BY id LIMIT ?';
    return pageOf(store.all<ItemRow>(sql, list.number, after?.id ?? 0, top + 1), top);
  }
  refuseUnindexed(search);
  const ids = candidates(store, list, search);
  if (!order)
    return pageOf(
      matchingRows(
        items,
        list,
        search,
        ids.filter((id) => id > (after?.id ?? 0)),
        top + 1,
      ),
      top,
    );
  const sorted = sort(matchingRows(items, list, search, ids, ids.length), order);
  const start = after ? sorted.findIndex((entry) => compare(entry, after, order) > 0) : 0;
  const { rows, next } = pageOf(start < 0 ? [] : sorted.slice(start, start + top + 1).map((entry) => entry.row), top);
  const last = next && sorted.find((entry) => entry.id === next.id);
  return { rows, next: last && { id: last.id, key: last.key } };
}

function pageOf(rows: readonly ItemRow[], top: number): Page {
  const last = rows.length > top ? rows[top - 1] : undefined;
  return { rows: rows.slice(0, top), next: last && { id: last.id } };
}

/** Messages recorded in microsoft-graph-docs#2279 and python-o365#593. */
function refuseUnindexed({ predicates, order, honorNonIndexed }: Search): void {
  const columns = [...predicates.map((one) => one.column), ...(order ? [order.column] : [])];
  const unindexed = columns.find((column) => !column.indexed);
  if (unindexed && !honorNonIndexed) {
    throw invalidRequest(
      `Field '${fieldName(unindexed)}' cannot be referenced in filter or orderby as it is not indexed. Provide the 'Prefer: HonorNonIndexedQueriesWarningMayFailRandomly' header to allow this, but be warned that such queries may fail on large lists.`,
    );
  }
  // "the service can only filter one indexed field at a time" (listitem-list); the refusal itself is not recorded.
  const indexed = new Set(predicates.filter((one) => one.column.indexed).map((one) => one.column.name));
  if (indexed.size > 1) throw invalidRequest('The service can only filter one indexed field at a time.');
}

/** Returns the ids of the rows to scan, in order. @throws GraphError if they exceed the threshold */
function candidates(store: Store, list: List, search: Search): readonly number[] {
  const narrowing = search.predicates.filter((one) => one.column.indexed && one.operator !== 'ne');
  const [sql, values] = narrowing.length > 0 ? narrowed(list, narrowing) : everything(list);
  // Ordering a larger list requires the header (SPD search-containers-files, 2026) and an index to follow.
  const unbounded = search.predicates.length === 0 && search.honorNonIndexed && search.order?.column.indexed === true;
  const limit = unbounded ? -1 : viewThreshold + 1;
  const found = store.all<{ id: number }>(`${sql} LIMIT ?`, ...values, limit).map((row) => row.id);
  if (!unbounded && found.length > viewThreshold) throw tooManyResources();
  if (search.horizon === Number.MAX_SAFE_INTEGER) return found.sort((a, b) => a - b);
  return [...new Set([...found, ...recent(store, list, search.horizon)])].sort((a, b) => a - b);
}

const everything = (list: List) => ['SELECT id FROM items WHERE list = ?', [list.number]] as const;

function narrowed(list: List, predicates: readonly Predicate[]): readonly [string, readonly (string | number)[]] {
  const [first] = predicates;
  const conditions = predicates.map(({ operator }) => conditionOf[operator]);
  const values = predicates.flatMap(({ operator, key }) =>
    operator === 'startswith' ? [key, `${key}\u{10FFFF}`] : [key],
  );
  const sql = `SELECT item AS id FROM indexed WHERE list = ? AND name = ? AND ${conditions.join(' AND ')}`;
  return [sql, [list.number, first?.column.name ?? '', ...values]];
}

const conditionOf: Readonly<Record<Exclude<Operator, 'ne'>, string>> & Readonly<Record<'ne', string>> = {
  eq: 'value = ?',
  ne: 'value <> ?',
  lt: 'value < ?',
  gt: 'value > ?',
  le: 'value <= ?',
  ge: 'value >= ?',
  startswith: 'value >= ? AND value < ?',
};

/** Items written or deleted after the horizon: a lagging index still holds their previous values. */
function recent(store: Store, list: List, horizon: number): readonly number[] {
  const sql =
    'SELECT id FROM items WHERE list = ?1 AND change > ?2 UNION SELECT id FROM deletions WHERE list = ?1 AND change > ?2';
  return store.all<{ id: number }>(sql, list.number, horizon).map((row) => row.id);
}

function matchingRows(
  items: ItemStore,
  list: List,
  search: Search,
  ids: readonly number[],
  limit: number,
): readonly ItemRow[] {
  const rows: ItemRow[] = [];
  for (const id of ids) {
    const row = items.asOf(list, id, search.horizon);
    if (!row) continue;
    const fields = valuesOf(row);
    if (search.predicates.every((one) => satisfies(fields, one))) rows.push(row);
    if (rows.length >= limit) break;
  }
  return rows;
}

/** Values that filters compare: the item's own, and the dates that SharePoint maintains. */
const valuesOf = (row: ItemRow): Fields => ({
  ...(JSON.parse(row.fields) as Fields),
  Created: row.created,
  Modified: row.modified,
});

type Sorted = { readonly id: number; readonly key: string | number | undefined; readonly row: ItemRow };

const sort = (rows: readonly ItemRow[], order: Order): readonly Sorted[] =>
  rows
    .map((row) => ({ id: row.id, key: keyOf(valuesOf(row)[order.column.name]), row }))
    .sort((a, b) => compare(a, b, order));

/** Items without a value come first; equal values are ordered by id in both directions. */
function compare(a: Omit<Sorted, 'row'>, b: NonNullable<Search['after']>, { descending }: Order): number {
  if (a.key === b.key) return a.id - b.id;
  const less = a.key === undefined || (b.key !== undefined && a.key < b.key);
  return less === descending ? 1 : -1;
}
