import { invalidRequest, itemNotFound } from '../http/graphError.ts';
import type { List } from '../lists/catalog.ts';
import { uniqueIdOf } from './driveIds.ts';
import { type Destination, type DriveRow, type DriveStore, isFolder, isRoot } from './driveStore.ts';

const drivePath = String.raw`/v1\.0/(?:drives/[^/?]+|sites/[^/?]+/(?:drive|drives/[^/?]+|lists/[^/?]+/drive))`;
const address = new RegExp(String.raw`^(${drivePath})/(root|items/[^/:?]+)(:/?[^:?]*:?)?(/[^?]*)?(\?.*)?$`);

/**
 * Turns `…/root:/a/b.txt:/content`, `…/items/{id}:/b.txt:/content` and `…/root/children` into
 * `…/items/{one segment}/…`, so that one set of routes serves all ways of addressing (onedrive-addressing-driveitems).
 */
export function rewriteDriveAddress(url: string): string {
  const match = address.exec(url);
  if (!match) return url;
  const [, base = '', head = '', path = '', rest = '', query = ''] = match;
  const item = `${decodeSegment(head.replace(/^items\//, ''))}${path.replace(/(?<=.):$/, '')}`;
  return `${base}/items/${encodeURIComponent(item)}${rest}${query}`;
}

/** Clients that are made from metadata send the whole address as one encoded segment: `items/root%3A%2Fa.txt%3A`. */
function decodeSegment(head: string): string {
  const [, start = '', path] = /^(.+?):\/?(.*?):?$/.exec(decode(head)) ?? [];
  return path === undefined ? head : `${start}:/${path.split('/').map(encodeURIComponent).join('/')}`;
}

/** What an address names: what is there, and where something could be put; neither, if the folder is missing. */
export type Located = { readonly item: DriveRow | undefined; readonly destination: Destination | undefined };

/** @throws GraphError 404 for an id that nobody has, 400 for a path that is badly encoded */
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
