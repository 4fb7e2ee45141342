import { findUserInformation } from '../directory/userInformation.ts';
import { type GraphError, invalidRequest, notImplemented } from '../http/graphError.ts';
import { type Column, fieldName, isMultiLine, isMultiple, kindOf } from '../lists/column.ts';
import { systemFields } from '../lists/systemColumns.ts';

/** A value as stored; people are LookupIds. */
export type FieldValue = string | number | boolean | readonly string[] | readonly number[];
/** Values by internal column name. */
export type Fields = Readonly<Record<string, FieldValue>>;
/** Values that a write changes; null removes the value. */
export type FieldChanges = Readonly<Record<string, FieldValue | null>>;

const multiLineLimit = 63_999;
// Characters outside the XML 1.0 "Char" production, including lone surrogates: SharePoint stores XML.
const notXml = /[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/u;
const collection = /^#?Collection\(Edm\.(String|Int32)\)$/;

/**
 * Validates `fields` of a request and converts them to their stored form.
 * Like SharePoint (graph-lists 1.5), does not check `required` or whether a choice is one of the choices.
 * @throws GraphError 400 for an unknown field or a value of the wrong kind, 501 for SharePoint's own fields
 */
export function parseFields(columns: readonly Column[], body: unknown): FieldChanges {
  if (typeof body !== 'object' || body === null || Array.isArray(body)) throw invalidRequest('Invalid request');
  const given = body as Readonly<Record<string, unknown>>;
  const changes: Record<string, FieldValue | null> = {};
  for (const [name, value] of Object.entries(given)) {
    if (name.startsWith('@odata.') || name.endsWith('@odata.type')) continue;
    const column = columns.find((one) => fold(fieldName(one)) === fold(name));
    if (!column) throw refusedField(columns, name);
    // Recorded in microsoft-graph-docs#19901: next to a person column `Owner`, `OwnerId` is taken for that person's id.
    if (columns.some((one) => one.personOrGroup && fold(`${one.name}Id`) === fold(column.name)))
      throw invalidRequest('General exception while processing');
    changes[column.name] = value === null ? null : parseValue(column, value, given[`${name}@odata.type`]);
  }
  return changes;
}

function refusedField(columns: readonly Column[], name: string): GraphError {
  if (systemFields.has(fold(name))) return notImplemented(`writing the field ${name}`);
  if (columns.some((one) => one.personOrGroup && fold(one.name) === fold(name))) {
    // Recorded in microsoft-graph-docs#6334 for a person given as an object.
    const message = 'A value without a type name was found and no expected type is available.';
    return invalidRequest(message);
  }
  return invalidRequest(`Field '${name}' is not recognized`);
}

function parseValue(column: Column, value: unknown, annotation: unknown): FieldValue | null {
  if (isMultiple(column)) return parseSet(column, value, annotation);
  const kind = kindOf(column);
  switch (kind) {
    case 'text':
    case 'choice':
      return parseText(column, value);
    case 'number':
      return typeof value === 'number' && Number.isFinite(value) ? value : wrongKind(column);
    case 'boolean':
      return typeof value === 'boolean' ? value : wrongKind(column);
    case 'dateTime': {
      const date = parseDate(value, column.name);
      return column.dateTime?.format === 'dateOnly' ? siteMidnight(date) : wholeSeconds(date);
    }
    case 'personOrGroup':
      return parseLookupId(column, value);
    case 'hyperlinkOrPicture':
      // msgraph-sdk-dotnet#2957 (2025): cannot be written at all.
      throw invalidRequest('Invalid request');
    default:
      return kind satisfies never;
  }
}

/** An empty text counts as no value: it is absent when read. */
function parseText(column: Column, value: unknown): string | null {
  if (typeof value !== 'string') return wrongKind(column);
  const limit = isMultiLine(column) ? multiLineLimit : (column.text?.maxLength ?? 255);
  if (value.length > limit) {
    throw invalidRequest(`The value of field '${column.name}' is longer than ${limit} characters.`);
  }
  const refused = notXml.exec(value)?.[0];
  if (refused !== undefined) {
    const code = (refused.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(2, '0');
    throw invalidRequest(`The value of field '${column.name}' has hexadecimal value 0x${code}, an invalid character.`);
  }
  return value === '' ? null : value;
}

/** Sets require `"<name>@odata.type": "Collection(Edm.String)"` (docs-contrib#8971); an empty set removes the value. */
function parseSet(column: Column, value: unknown, annotation: unknown): FieldValue | null {
  const type = collection.exec(typeof annotation === 'string' ? annotation : '')?.[1];
  if (!type || (type === 'Int32' && !column.personOrGroup) || !Array.isArray(value)) {
    throw invalidRequest('General exception while processing');
  }
  if (value.length === 0) return null;
  if (column.personOrGroup) return value.map((one) => parseLookupId(column, one));
  return value.map((one) => parseText(column, one) ?? wrongKind(column));
}

function parseLookupId(column: Column, value: unknown): number {
  const id =
    typeof value === 'number' || (typeof value === 'string' && /^\d+$/.test(value)) ? Number(value) : Number.NaN;
  if (Number.isNaN(id)) return wrongKind(column);
  // Graph has no ensureUser: only people in the User Information List can be named.
  if (!findUserInformation(id)) throw invalidRequest('The specified user could not be found.');
  return id;
}

function wrongKind(column: Column): never {
  throw invalidRequest(`The value of field '${column.name}' is of the wrong type.`);
}

/** Time zone of the site's regional settings; deliberately not UTC, as on most sites. */
const siteTimeZone = 'Europe/Paris';
const iso = /^\d{4}-\d{2}-\d{2}(?:T\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:\d{2})?)?$/i;

/** Formats an instant as SharePoint stores it: whole seconds, `YYYY-MM-DDThh:mm:ssZ`. */
export const wholeSeconds = (date: Date) => `${date.toISOString().slice(0, 19)}Z`;

/**
 * Parses an ISO 8601 text, as UTC if it has no zone.
 * @throws GraphError 400 for an invalid date, or one outside 1900 to 8900, SharePoint's range
 */
export function parseDate(value: unknown, name: string): Date {
  const text = typeof value === 'string' && iso.test(value) ? value : '';
  const date = new Date(/T.*(Z|[+-]\d{2}:\d{2})$/i.test(text) || !text.includes('T') ? text : `${text}Z`);
  // Date rolls some days that do not exist, such as 30 February, over to the next month.
  const rolled = !text.includes('T') && !Number.isNaN(date.getTime()) && date.toISOString().slice(0, 10) !== text;
  const year = date.getUTCFullYear();
  if (rolled || !(year >= 1900 && year <= 8900))
    throw invalidRequest(`The value of field '${name}' is not a valid date.`);
  return date;
}

/**
 * Formats a date-only value: midnight in the site's time zone, in UTC (recorded for a Pacific site as
 * `2017-01-03T08:00:00Z`, graph-lists 1.5). Its first ten characters may therefore be the day before.
 */
export function siteMidnight(date: Date): string {
  const parts = new Intl.DateTimeFormat('en-CA', { timeZone: siteTimeZone, dateStyle: 'short' }).format(date);
  const utcMidnight = new Date(`${parts}T00:00:00Z`);
  return wholeSeconds(new Date(utcMidnight.getTime() - offset(utcMidnight)));
}

/** Returns the site's offset from UTC at that instant, in milliseconds. */
function offset(date: Date): number {
  const local = new Intl.DateTimeFormat('sv-SE', { timeZone: siteTimeZone, dateStyle: 'short', timeStyle: 'medium' });
  return Date.parse(`${local.format(date).replace(' ', 'T')}Z`) - date.getTime();
}

/** Normalises a text for comparison: SharePoint ignores case. */
export const fold = (text: string) => text.toLowerCase();

/**
 * Returns a stored value as filters and the unique constraint compare it; undefined for no value and for sets, which
 * SharePoint does not index. Dates are texts of equal length, so they sort as instants.
 */
export function keyOf(value: unknown): string | number | undefined {
  switch (typeof value) {
    case 'string':
      return fold(value);
    case 'number':
      return value;
    case 'boolean':
      return value ? 1 : 0;
    default:
      return undefined;
  }
}
