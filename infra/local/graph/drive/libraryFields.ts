import type { Fields } from '../items/fieldValue.ts';
import { type Column, newColumn } from '../lists/column.ts';
import { extensionOf } from './fileName.ts';

/** Fields of library items only, derived from the stored fields of the file or folder. */
const readers = {
  FileLeafRef: (own: Fields) => own.FileLeafRef,
  LinkFilename: (own: Fields) => own.FileLeafRef,
  LinkFilenameNoMenu: (own: Fields) => own.FileLeafRef,
  FileSizeDisplay: (own: Fields) => own.FileSizeDisplay,
  DocIcon: (own: Fields) => (isFolderItem(own) ? undefined : extensionOf(String(own.FileLeafRef)) || undefined),
  ContentType: (own: Fields) => contentTypeOf(own).name,
} as const;

/** As recorded for libraries in demisto/content, which have no `LinkTitle` and no `LinkTitleNoMenu`. */
export const libraryReaders = Object.entries(readers);
/** Returned only if `$select` names them. */
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

/** Every library has the name as a column; the emulator does not support writing it. */
export const nameColumn: Column = {
  ...newColumn({ name: 'FileLeafRef', displayName: 'Name', text: {} }),
  id: '8553196d-ec8d-4564-9861-3dbe931050c8',
  readOnly: true,
};
