import type { Column } from './column.ts';

const column = (id: string, name: string, more: Partial<Column>): Column => ({
  id,
  name,
  displayName: name,
  description: '',
  columnGroup: 'Custom Columns',
  hidden: false,
  required: false,
  readOnly: true,
  indexed: false,
  enforceUniqueValues: false,
  ...more,
});

const singleLine = {
  text: {
    allowMultipleLines: false,
    appendChangesToExistingText: false,
    linesForEditing: 0,
    maxLength: 255,
    textType: 'plain',
  },
} as const;
const dateTime = { dateTime: { displayAs: 'default', format: 'dateTime' } } as const;
const person = {
  personOrGroup: { allowMultipleSelection: false, chooseFromType: 'peopleAndGroups', displayAs: 'nameWithPresence' },
} as const;

/** Comes with the genericList template. Unlike the system columns it can be written and indexed. */
export const titleColumn: Column = column('fa564e0f-0c70-4ab9-b863-0177e6ddd247', 'Title', {
  ...singleLine,
  readOnly: false,
  required: true,
});

/** Columns that SharePoint maintains, with their well-known ids. The emulator returns them and refuses changes. */
export const systemColumns: readonly Column[] = [
  column('c042a256-787d-4a6f-8a8a-cf6ab767f12d', 'ContentType', { ...singleLine, displayName: 'Content Type' }),
  column('1d22ea11-1e32-424e-89ab-9fedbadb6ce1', 'ID', {
    number: { decimalPlaces: 'none', displayAs: 'number' },
    indexed: true,
  }),
  column('28cf69c5-fa48-462a-b5cd-27b6f9d2bd5f', 'Modified', dateTime),
  column('8c06beca-0777-48f7-91c7-6da68bc07b69', 'Created', dateTime),
  column('1df5e554-ec7e-46a6-901d-d85a3881cb18', 'Author', { ...person, displayName: 'Created By' }),
  column('d31655d1-1d5b-4511-95a1-7a09e9b75bf2', 'Editor', { ...person, displayName: 'Modified By' }),
  column('dce8262a-3ae9-45aa-aab4-83bd75fb738a', '_UIVersionString', { ...singleLine, displayName: 'Version' }),
];

/** Names in `fields` besides the list's own columns, in lower case. */
export const systemFields: ReadonlySet<string> = new Set(
  [
    ...systemColumns.map((one) => one.name),
    'id',
    'AuthorLookupId',
    'EditorLookupId',
    'AppAuthorLookupId',
    'AppEditorLookupId',
    'Attachments',
    'Edit',
    'LinkTitle',
    'LinkTitleNoMenu',
    'ItemChildCount',
    'FolderChildCount',
    'FileLeafRef',
    'FileDirRef',
    'FileRef',
    'FSObjType',
    'FileSizeDisplay',
    'DocIcon',
    'LinkFilename',
    'LinkFilenameNoMenu',
    '_ComplianceFlags',
    '_ComplianceTag',
    '_ComplianceTagWrittenTime',
    '_ComplianceTagUserId',
  ].map((name) => name.toLowerCase()),
);
