import { z } from 'zod';
import type { GraphClient } from '../../../graph/client/graphClient.ts';
import { isGone } from '../../../graph/client/graphFault.ts';
import { queryString } from '../../../graph/client/query.ts';
import type { Wait } from '../../../graph/client/wait.ts';
import { readCommitKey } from '../../../graph/history/commitHash.ts';
import { historyList } from '../../../graph/lists/history.ts';
import { keyColumnOf, type ListTable, type RawRow } from '../../../graph/lists/listTable.ts';
import { createRawItems, type Item } from '../../../graph/lists/rawItems.ts';
import { createRowSeal, type SealStatus, sealKeys } from '../../../graph/lists/rowSeal.ts';
import { siteLists } from '../../../graph/lists/siteLists.ts';
import { applicationOf, writerSchema } from '../../../graph/lists/writer.ts';
import { listNamed, readLists } from '../../../graph/site/siteShape.ts';
import { organisationKey } from '../../../procedure/organisation/organisation.ts';

/** A row to set aside, as an administrator names it. */
export type SetAsideRequest = {
  /** Name of the list. */
  readonly list: string;
  /** Id of the item; of missing ones also ranges of ids: `1-500`. */
  readonly item: string;
  readonly reason: string;
  /** Name of the administrator. */
  readonly by: string;
};

export type SetAsidePorts = {
  readonly client: GraphClient;
  readonly siteId: string;
  readonly keys: readonly [string, ...string[]];
  /** Ids of the application that TenTwo has or had. */
  readonly applications: readonly string[];
  readonly now: () => number;
  readonly wait: Wait;
};

/** The row cannot be set aside. The message says why. */
export class NotSetAside extends Error {}

const how = { operation: 'doctor.setAside', urgency: 'start' } as const;

export type OpenList = { readonly table: ListTable; readonly id: string };

/** @throws NotSetAside for an unknown list; GraphFault */
export const openList = async ({ client, siteId }: SetAsidePorts, name: string): Promise<OpenList> => {
  const table = siteLists.find((one) => one.name === name);
  const list = table && listNamed(await readLists(client, siteId), name);
  if (table && list) return { table, id: list.id };
  throw new NotSetAside(`There is no list "${name}". The lists are ${siteLists.map((one) => one.name).join(', ')}.`);
};

/** An item and its earlier versions, newest first, as Graph shows them: what is copied. */
const copySchema = z.object({
  item: z.looseObject({ fields: z.unknown(), createdBy: writerSchema, lastModifiedBy: writerSchema }),
  versions: z.array(z.looseObject({ fields: z.unknown(), lastModifiedBy: writerSchema })),
});
export type RowCopy = z.output<typeof copySchema>;

/** @returns undefined for a file that is not a copy of a row */
export const readCopy = (text: string): RowCopy | undefined => {
  try {
    return copySchema.safeParse(JSON.parse(text)).data;
  } catch {
    return undefined;
  }
};

export type ForgedRow = {
  readonly request: SetAsideRequest;
  readonly list: OpenList;
  readonly item: Item<RawRow>;
  readonly copy: RowCopy;
  /** What TenTwo wrote last, if SharePoint keeps it; otherwise the row was added. */
  readonly before: RawRow | undefined;
  /** Someone else created the item, so that it has to be another one that holds what TenTwo wrote. */
  readonly isOthers: boolean;
};

const pageSchema = z.object({ value: copySchema.shape.versions, '@odata.nextLink': z.string().optional() });

const readWhole = async ({ client, siteId }: SetAsidePorts, { id }: OpenList, item: string): Promise<RowCopy> => {
  const expanded = queryString({ $expand: 'fields' });
  const root = `/sites/${siteId}/lists/${id}/items/${encodeURIComponent(item)}`;
  const whole = await client.call({ method: 'GET', path: `${root}${expanded}`, ...how });
  const versions: RowCopy['versions'] = [];
  let path: string | undefined = `${root}/versions${expanded}`;
  while (path !== undefined) {
    const page: z.output<typeof pageSchema> = pageSchema.parse(await client.call({ method: 'GET', path, ...how }));
    versions.push(...page.value);
    path = page['@odata.nextLink'];
  }
  return copySchema.parse({ item: whole, versions });
};

type Written = Pick<RowCopy['item'], 'lastModifiedBy'>;
const isOurs = ({ applications }: Pick<SetAsidePorts, 'applications'>, { lastModifiedBy }: Written): boolean =>
  applications.includes(applicationOf(lastModifiedBy));
const isCreatedByUs = ({ applications }: SetAsidePorts, { item }: RowCopy): boolean =>
  applications.includes(applicationOf(item.createdBy));

/**
 * The newest version with a valid seal. One that TenTwo wrote takes precedence, because an older one that someone put
 * back has a valid seal, too; where the row as it is has one, no other counts.
 */
export const lastSealed = (
  { table }: OpenList,
  { keys, applications }: Pick<SetAsidePorts, 'keys' | 'applications'>,
  { item, versions }: RowCopy,
): RawRow | undefined => {
  const { check } = createRowSeal(table, sealKeys(keys));
  const rowIn = ({ fields }: Pick<RowCopy['item'], 'fields'>): RawRow | undefined => {
    const row = table.row.safeParse(fields).data;
    return row && check(row, 'all', row.Seal) === 'valid' ? row : undefined;
  };
  const sealed = versions.flatMap((version) => {
    const row = rowIn(version);
    return row ? { row, isOurs: isOurs({ applications }, version) } : [];
  });
  const ours = sealed.find((one) => one.isOurs)?.row;
  return ours ?? (rowIn(item) ? undefined : sealed[0]?.row);
};

/** Whether TenTwo may have gone on from what the first version says, instead of writing over it. */
const wasSealedAtFirst = (
  { table }: OpenList,
  { keys }: Pick<SetAsidePorts, 'keys'>,
  { versions }: RowCopy,
): boolean => {
  const row = table.row.safeParse(versions.at(-1)?.fields).data;
  return row !== undefined && createRowSeal(table, sealKeys(keys)).check(row, 'all', row.Seal) === 'valid';
};

export const keyOf = ({ table }: OpenList, row: RawRow): string => String(row[keyColumnOf(table)] ?? '');

/** Whether a row is or was one of the settings: nothing can be recorded there until it is cleared. */
export const isOfSettings = (list: OpenList, rows: readonly (RawRow | undefined)[]): boolean =>
  rows.some((row) => row && [row.Reference, readCommitKey(keyOf(list, row))?.key].includes(organisationKey));

/** `gone`: there is no such item. `sealed`: TenTwo wrote it. */
export type FoundRow =
  | { readonly kind: 'forged'; readonly row: ForgedRow }
  | { readonly kind: 'gone' | 'sealed'; readonly list: OpenList };

/** @throws NotSetAside for a row that may be trusted once a key is known again; GraphFault */
export const findForgedRow = async (ports: SetAsidePorts, request: SetAsideRequest): Promise<FoundRow> => {
  const list = await openList(ports, request.list);
  if (!/^\d+$/.test(request.item)) return { kind: 'gone', list };
  const item = await createRawItems(ports.client, ports.siteId, list.id, list.table)
    .get(request.item, how)
    .catch((error: unknown) => (isGone(error, 404) ? undefined : Promise.reject(error)));
  if (!item) return { kind: 'gone', list };
  const status: SealStatus = createRowSeal(list.table, sealKeys(ports.keys)).check(item.row, 'all', item.row.Seal);
  // The rows of History never change, so that only their seal counts.
  if (status === 'valid' && list.table.name === historyList.name) return { kind: 'sealed', list };
  if (status === 'unknownKey')
    throw new NotSetAside(
      `Item ${request.item} of ${request.list} is sealed with a key that is not in SEAL_KEY. Add that key first; setting the row aside might remove what TenTwo wrote. Nothing was changed.`,
    );
  const copy = await readWhole(ports, list, request.item);
  const isOthers = !isCreatedByUs(ports, copy);
  if (status === 'valid' && isOurs(ports, copy.item) && !isOthers) return { kind: 'sealed', list };
  const before = isOthers && wasSealedAtFirst(list, ports, copy) ? undefined : lastSealed(list, ports, copy);
  return { kind: 'forged', row: { request, list, item, copy, before, isOthers } };
};

/** Puts back what TenTwo wrote last, or removes the item, which goes to the recycle bin of the site. */
export const clearRow = async (
  ports: SetAsidePorts,
  { list, item, before, isOthers }: Pick<ForgedRow, 'list' | 'item' | 'before' | 'isOthers'>,
): Promise<void> => {
  const items = createRawItems(ports.client, ports.siteId, list.id, list.table);
  if (before && !isOthers) {
    await items.change(item.id, before, item.etag, how);
    return;
  }
  await items.remove(item.id, how);
  if (before) await addAgain(ports, list, before);
};

/** Writes what TenTwo wrote as a new item, unless there is one. */
export const addAgain = async (ports: SetAsidePorts, list: OpenList, row: RawRow): Promise<void> => {
  const items = createRawItems(ports.client, ports.siteId, list.id, list.table);
  const there = await items.where(keyColumnOf(list.table), keyOf(list, row), how);
  if (there.length === 0) await items.add(row, how);
};
