import { invalidRequest, itemNotFound } from '../http/graphError.ts';
import type { List } from '../lists/catalog.ts';
import { uniqueIdOf } from './driveIds.ts';
import { type Destination, type DriveRow, type DriveStore, isFolder, isRoot } from './driveStore.ts';

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
export type Located = { readonly item: DriveRow | undefined; readonly destination: Destination | undefined };

/** @throws GraphError 404 for an unknown id, 400 for a badly encoded path */
export function locate(drives: DriveStore, list: List, text: string): Located {
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
