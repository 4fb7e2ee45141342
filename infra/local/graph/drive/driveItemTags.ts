import { type DriveRow, isFolder } from './driveStore.ts';

/** eTag of the item, and cTag of its content, which metadata changes leave alone; folders have no cTag (driveitem.md). */
export const tagsOf = (row: DriveRow) => {
  const id = `{${row.guid.toUpperCase()}}`;
  return { eTag: `"${id},${row.version}"`, cTag: isFolder(row) ? undefined : `"c:${id},${row.contentVersion}"` };
};

/** The tags that an `If-Match` may hold: "the eTag (or cTag)". */
export const ownTags = (row: DriveRow | undefined): readonly string[] =>
  row ? Object.values(tagsOf(row)).filter((tag) => tag !== undefined) : [];
