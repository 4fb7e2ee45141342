import type { FastifyRequest } from 'fastify';
import type { Emulator } from '../emulator.ts';
import { requireSite, type SiteAccess } from '../http/authorization.ts';
import { badRequest, invalidRequest, itemNotFound } from '../http/graphError.ts';
import { isLibrary, type List } from '../lists/catalog.ts';
import { openIsmsSite, openList } from '../lists/sites.ts';
import { listIdOf, uniqueIdOf } from './driveIds.ts';
import {
  type ConflictBehavior,
  type Destination,
  type DriveRow,
  type DriveStore,
  isFolder,
  isRoot,
} from './driveStore.ts';

/** Paths of a drive; the routes below an item are the same for each. */
export const driveBases = [
  '/v1.0/drives/:drive',
  '/v1.0/sites/:site/drive',
  '/v1.0/sites/:site/drives/:drive',
  '/v1.0/sites/:site/lists/:list/drive',
] as const;

/** Library at a site's `/drive`; a real site has it from the start. */
const defaultLibrary = 'Documents';

/** Returns the library that the request addresses. @throws GraphError 400, 403, 404 */
export function openDrive(emulator: Emulator, request: FastifyRequest, access: SiteAccess): List {
  const { site, list, drive } = request.params as { site?: string; list?: string; drive?: string };
  if (list !== undefined) return library(openList(emulator, request, access));
  if (site === undefined) requireSite(request.caller, access, true);
  else openIsmsSite(request, access);
  if (drive === undefined) return library(emulator.catalog.find(defaultLibrary));
  const listId = listIdOf(drive);
  // Recorded in onedrive-api-docs#1416.
  if (listId === undefined)
    throw invalidRequest('The provided drive id appears to be malformed, or does not represent a valid drive.');
  return library(emulator.catalog.find(listId));
}

function library(list: List | undefined): List {
  if (!list || !isLibrary(list)) throw itemNotFound();
  return list;
}

export function locateItem(emulator: Emulator, list: List, request: FastifyRequest): Located {
  return locate(emulator.drives, list, (request.params as { item: string }).item);
}

/** @throws GraphError 404 if there is no item */
export function openItem(emulator: Emulator, list: List, request: FastifyRequest): DriveRow {
  const { item } = locateItem(emulator, list, request);
  if (!item) throw itemNotFound();
  return item;
}

const conflictKey = '@microsoft.graph.conflictBehavior';
const behaviors: readonly ConflictBehavior[] = ['fail', 'replace', 'rename'];

/** Splits the conflict behaviour, which driveitem.md puts in the URL, from the rest of the query. @throws GraphError 400 */
export function takeConflict(query: unknown): {
  readonly rest: object;
  readonly conflict: ConflictBehavior | undefined;
} {
  const { [conflictKey]: given, ...rest } = query as Readonly<Record<string, unknown>>;
  return { rest, conflict: given === undefined ? undefined : parseConflict(given) };
}

function parseConflict(value: unknown): ConflictBehavior {
  const behavior = behaviors.find((one) => one === value);
  if (!behavior) throw badRequest(`Invalid value '${value}' for ${conflictKey}.`);
  return behavior;
}

export const conflictOf = (body: object): ConflictBehavior | undefined =>
  conflictKey in body ? parseConflict(body[conflictKey]) : undefined;

const drivePath = String.raw`/v1\.0/(?:drives/[^/?]+|sites/[^/?]+/(?:drive|drives/[^/?]+|lists/[^/?]+/drive))`;
const address = new RegExp(String.raw`^(${drivePath})/(root|items/[^/:?]+)(:/?[^:?]*:?)?(/[^?]*)?(\?.*)?$`);

/**
 * Rewrites `…/root:/a/b.txt:/content`, `…/items/{id}:/b.txt:/content` and `…/root/children` to
 * `…/items/{one segment}/…`, so that one set of routes serves all forms of address (onedrive-addressing-driveitems).
 */
export function rewriteDriveAddress(url: string): string {
  const match = address.exec(url);
  if (!match) return url;
  const [, base = '', head = '', path = '', rest = '', query = ''] = match;
  const item = `${decodeSegment(head.replace(/^items\//, ''))}${path.replace(/(?<=.):$/, '')}`;
  return `${base}/items/${encodeURIComponent(item)}${rest}${query}`;
}

/** Decodes an address sent as one encoded segment, as generated clients do: `items/root%3A%2Fa.txt%3A`. */
function decodeSegment(head: string): string {
  const [, start = '', path] = /^(.+?):\/?(.*?):?$/.exec(decode(head)) ?? [];
  return path === undefined ? head : `${start}:/${path.split('/').map(encodeURIComponent).join('/')}`;
}

/** Result of resolving an address: the item there, and where a new one would go; both undefined if the folder is missing. */
type Located = { readonly item: DriveRow | undefined; readonly destination: Destination | undefined };

/** @throws GraphError 404 for an unknown id, 400 for a badly encoded path */
function locate(drives: DriveStore, list: List, text: string): Located {
  const [head = '', path] = text.split(/:(.*)/s);
  const base = startOf(drives, list, head);
  const names = (path ?? '').split('/').filter(Boolean).map(decode);
  const name = names.pop();
  if (name === undefined) return { item: base, destination: destinationOf(drives, list, base) };
  let folder: DriveRow | undefined = base;
  for (const one of names) folder = folder && drives.child(list, folder.id, one);
  if (!folder || !isFolder(folder)) return { item: undefined, destination: undefined };
  return { item: drives.child(list, folder.id, name), destination: { list, parent: folder, name } };
}

function startOf(drives: DriveStore, list: List, head: string): DriveRow {
  if (head === 'root') return drives.root(list);
  const uniqueId = uniqueIdOf(head, list.id);
  const row = uniqueId === undefined ? undefined : drives.byUniqueId(list, uniqueId);
  if (!row) throw itemNotFound();
  return row;
}

function destinationOf(drives: DriveStore, list: List, row: DriveRow): Destination | undefined {
  const parent = isRoot(row) ? undefined : drives.byNumber(list, row.parent);
  return parent && { list, parent, name: row.name };
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    throw invalidRequest('The path is badly encoded.');
  }
}
