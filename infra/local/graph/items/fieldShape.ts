import { findUserInformation, productApp, sharePointApp, systemWriter } from '../directory/userInformation.ts';
import { libraryReaders, librarySelectable } from '../drive/libraryFields.ts';
import { invalidRequest } from '../http/graphError.ts';
import { isLibrary, type List } from '../lists/catalog.ts';
import { type Column, fieldName, isMultiple } from '../lists/column.ts';
import type { Fields, FieldValue } from './fieldValue.ts';
import { fold } from './fieldValue.ts';
import { eTagOf, type ItemRow } from './itemStore.ts';

type Reader = (own: Fields, row: ItemRow) => unknown;
type NamedReader = readonly [name: string, read: Reader];

/** Lookup columns per query (fieldvalueset.md). */
const maxLookups = 12;
const sharePointAppId = String(sharePointApp.lookupId);
const unlessSystem: Reader = (_own, row) => (row.author === systemWriter ? undefined : String(productApp.lookupId));

/** Fields that SharePoint adds to the list's own columns, as recorded (graph-lists 1.4). */
const systemReaders: readonly NamedReader[] = Object.entries<Reader>({
  LinkTitleNoMenu: (own) => own.Title,
  LinkTitle: (own) => own.Title,
  id: (_own, row) => String(row.id),
  ContentType: () => 'Item',
  Modified: (_own, row) => row.modified,
  Created: (_own, row) => row.created,
  AuthorLookupId: () => sharePointAppId,
  EditorLookupId: () => sharePointAppId,
  AppAuthorLookupId: unlessSystem,
  AppEditorLookupId: unlessSystem,
  _UIVersionString: (_own, row) => `${row.version}.0`,
  Attachments: () => false,
  Edit: () => '',
  ItemChildCount: () => '0',
  FolderChildCount: () => '0',
  _ComplianceFlags: () => '',
  _ComplianceTag: () => '',
  _ComplianceTagWrittenTime: () => '',
  _ComplianceTagUserId: () => '',
});
const commonReaders = systemReaders.filter(([name]) => !/^(LinkTitle|LinkTitleNoMenu|ContentType)$/.test(name));
const ownReaders = (list: List) => (isLibrary(list) ? [...libraryReaders, ...commonReaders] : systemReaders);

/** Also includes the fields that are returned only if `$select` names them. */
const selectable = (list: List): readonly NamedReader[] => [
  ...ownReaders(list),
  ...(isLibrary(list) ? librarySelectable : []),
  ['Author', () => sharePointApp.displayName],
  ['Editor', () => sharePointApp.displayName],
];

/**
 * Builds `fields`: all of them, or those that `$select` names. A field without a value is absent, never null.
 * @throws GraphError 400 for a name that is not a field of the list
 */
export function fieldShape(
  list: List,
  select: readonly string[] | undefined,
): (row: ItemRow) => Readonly<Record<string, unknown>> {
  const readers = select ? selectedReaders(list, select) : [...list.columns.map(readerOf), ...ownReaders(list)];
  return (row) => {
    const own = JSON.parse(row.fields) as Fields;
    const fields: Record<string, unknown> = { '@odata.etag': eTagOf(row) };
    for (const [name, read] of readers) fields[name] = read(own, row);
    // JSON omits undefined values.
    return fields;
  };
}

function selectedReaders(list: List, select: readonly string[]): readonly NamedReader[] {
  const people = list.columns.filter(
    (one) => one.personOrGroup && select.some((name) => names(one).includes(fold(name))),
  );
  if (people.length > maxLookups) {
    throw invalidRequest(
      'The query cannot be completed because the number of lookup columns it contains exceeds the lookup column threshold.',
    );
  }
  return select.map((name) => [name, readerNamed(list, name)]);
}

const names = (column: Column) => [fold(column.name), fold(fieldName(column))];

/** `Owner` returns the person's name, `OwnerLookupId` their id (fieldvalueset.md). */
function readerNamed(list: List, name: string): Reader {
  const column = list.columns.find((one) => names(one).includes(fold(name)));
  if (!column) {
    const known = selectable(list).find(([one]) => fold(one) === fold(name));
    if (!known) throw invalidRequest(`Field '${name}' is not recognized`);
    return known[1];
  }
  const byName = column.personOrGroup && !isMultiple(column) && fold(name) === fold(column.name);
  return byName ? (own) => displayName(own[column.name]) : readerOf(column)[1];
}

const displayName = (id: FieldValue | undefined) =>
  id === undefined ? undefined : findUserInformation(Number(id))?.displayName;

function readerOf(column: Column): NamedReader {
  if (!column.personOrGroup) return [column.name, (own) => own[column.name]];
  if (isMultiple(column)) return [column.name, (own) => peopleOf(own[column.name])];
  return [fieldName(column), (own) => (own[column.name] === undefined ? undefined : String(own[column.name]))];
}

const peopleOf = (ids: FieldValue | undefined) =>
  Array.isArray(ids)
    ? ids.map((id) => {
        const person = findUserInformation(Number(id));
        return { LookupId: Number(id), LookupValue: person?.displayName, Email: person?.email };
      })
    : undefined;
