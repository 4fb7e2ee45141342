import type { Fields } from '../items/fieldValue.ts';
import { type Column, newColumn } from '../lists/column.ts';
import { extensionOf } from './content/mimeType.ts';

/** What an item of a library is, besides what every item is: from the fields that its file or folder was made with. */
const readers = {
  FileLeafRef: (own: Fields) => own.FileLeafRef,
  LinkFilename: (own: Fields) => own.FileLeafRef,
  LinkFilenameNoMenu: (own: Fields) => own.FileLeafRef,
  FileSizeDisplay: (own: Fields) => own.FileSizeDisplay,
  DocIcon: (own: Fields) => (isFolderItem(own) ? undefined : extensionOf(String(own.FileLeafRef)) || undefined),
  ContentType: (own: Fields) => contentTypeOf(own).name,
} as const;

/** As recorded for libraries in demisto/content; with them come no `LinkTitle` and no `LinkTitleNoMenu`. */
export const libraryReaders = Object.entries(readers);
/** Told only when `$select` names them. */
export const librarySelectable: typeof libraryReaders = [
  ['FileDirRef', (own: Fields) => own.FileDirRef],
  ['FileRef', (own: Fields) => `${own.FileDirRef}/${own.FileLeafRef}`],
  ['FSObjType', (own: Fields) => own.FSObjType],
];

export const isFolderItem = (own: Fields) => own.FSObjType === '1';

/** SharePoint's own content types. */
export const contentTypeOf = (own: Fields) =>
  isFolderItem(own)
    ? { id: '0x012000F1A9C3D7E5B24A6C8D0E2F4A6B8C0D1E', name: 'Folder' }
    : { id: '0x0101005E4D3C2B1A0F9E8D7C6B5A4F3E2D1C0B', name: 'Document' };

/** The name is a column of every library; it cannot be written as one here. */
export const nameColumn: Column = {
  ...newColumn({ name: 'FileLeafRef', displayName: 'Name', text: {} }),
  id: '8553196d-ec8d-4564-9861-3dbe931050c8',
  readOnly: true,
};
