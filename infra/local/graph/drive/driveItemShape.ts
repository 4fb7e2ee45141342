import { tenant } from '../../tenant.ts';
import { identityOf } from '../directory/userInformation.ts';
import type { Emulator } from '../emulator.ts';
import { notImplemented } from '../http/graphError.ts';
import { pick } from '../http/queryOptions.ts';
import { itemShape } from '../items/itemShape.ts';
import type { List } from '../lists/catalog.ts';
import { listUrl } from '../lists/listAddress.ts';
import { downloadUrl } from './content/download.ts';
import { driveIdOf, driveItemIdOf } from './driveIds.ts';
import { type DriveRow, isFolder, isRoot, pathOf, tagsOf } from './driveStore.ts';
import { libraryPath } from './fileName.ts';

type Json = Readonly<Record<string, unknown>>;

const properties = [
  'createdBy',
  'createdDateTime',
  'cTag',
  'eTag',
  'file',
  'fileSystemInfo',
  'folder',
  'id',
  'lastModifiedBy',
  'lastModifiedDateTime',
  'name',
  'parentReference',
  'root',
  'size',
  'webUrl',
  'listItem',
  'sharepointIds',
  '@microsoft.graph.downloadUrl',
];

export const driveItemContext = (list: List) =>
  `https://graph.microsoft.com/v1.0/$metadata#drives('${encodeURIComponent(driveIdOf(list.id))}')/items`;

/** Shapes files and folders as one request asks for them. @throws GraphError 400 for unknown names, 501 for unsupported expansions */
export function driveItemShape(
  emulator: Emulator,
  list: List,
  options: { readonly select?: string; readonly expand?: string },
): (row: DriveRow) => Json {
  const listItem = expandListItem(list, options.expand);
  return (row) => {
    // sharepointIds are returned only if selected.
    const ids = options.select === undefined || isRoot(row) ? {} : { sharepointIds: sharepointIds(list, row) };
    const item = pick({ ...resource(emulator, list, row), ...ids }, options.select, 'driveItem', properties);
    return { ...item, ...(listItem && !isRoot(row) && { listItem: listItem(row) }) };
  };
}

/** Reads `listItem`, `listItem($expand=fields)` or `listItem($expand=fields($select=A,B))`. */
function expandListItem(list: List, expand: string | undefined): ((row: DriveRow) => Json) | undefined {
  if (expand === undefined) return undefined;
  const match = /^\s*listItem\s*(?:\(\s*\$?expand\s*=\s*(fields(?:\([^)]*\))?)\s*\))?\s*$/i.exec(expand);
  if (!match) throw notImplemented(`$expand=${expand} on a drive item`);
  return itemShape(list, match[1] === undefined ? {} : { expand: match[1] }).item;
}

function resource(emulator: Emulator, list: List, row: DriveRow): Json {
  const { eTag, cTag } = tagsOf(row);
  const measure = isFolder(row) ? emulator.drives.measure(list, row.id) : { childCount: 0, size: row.size };
  const { created: createdDateTime, modified: lastModifiedDateTime } = row;
  return {
    ...(!isFolder(row) && { '@microsoft.graph.downloadUrl': downloadUrl(emulator, row) }),
    createdDateTime,
    eTag,
    id: driveItemIdOf(list.id, row.guid),
    lastModifiedDateTime,
    name: row.name,
    webUrl: isRoot(row) ? listUrl(list) : webUrlOf(row),
    cTag,
    size: measure.size,
    createdBy: identityOf(row.author),
    lastModifiedBy: identityOf(row.editor),
    parentReference: parentReference(emulator, list, row),
    fileSystemInfo: { createdDateTime, lastModifiedDateTime },
    ...(isRoot(row) && { root: {} }),
    ...(isFolder(row)
      ? { folder: { childCount: measure.childCount } }
      : { file: { mimeType: row.mimeType, hashes: { quickXorHash: row.hash } } }),
  };
}

const webUrlOf = (row: DriveRow) => `https://${tenant.hostname}${encodePath(pathOf(row))}`;
const encodePath = (path: string) => path.split('/').map(encodeURIComponent).join('/');

function parentReference(emulator: Emulator, list: List, row: DriveRow): Json {
  const drive = { driveType: 'documentLibrary', driveId: driveIdOf(list.id) };
  const parent = isRoot(row) ? undefined : emulator.drives.byNumber(list, row.parent);
  if (!parent) return drive;
  const below = isRoot(parent) ? '' : encodePath(pathOf(parent).slice(libraryPath(list.displayName).length));
  const path = `/drives/${drive.driveId}/root:${below}`;
  return { ...drive, id: driveItemIdOf(list.id, parent.guid), name: parent.name, path, siteId: tenant.siteId };
}

const sharepointIds = (list: List, row: DriveRow) => ({
  listId: list.id,
  listItemId: String(row.id),
  listItemUniqueId: row.guid,
  siteId: tenant.siteId.split(',')[1],
  webId: tenant.siteId.split(',')[2],
});
