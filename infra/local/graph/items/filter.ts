import { badRequest, type GraphError, invalidRequest, notImplemented } from '../http/graphError.ts';
import { type Column, fieldName, isMultiLine, isMultiple, kindOf } from '../lists/column.ts';
import { systemColumns, systemFields } from '../lists/systemColumns.ts';
import type { Fields } from './fieldValue.ts';
import { fold, keyOf, parseDate, siteMidnight, wholeSeconds } from './fieldValue.ts';

export type Operator = 'eq' | 'ne' | 'lt' | 'gt' | 'le' | 'ge' | 'startswith';

/** One comparison of a column with a value; `key` is the value as `keyOf` returns it. */
export type Predicate = { readonly column: Column; readonly operator: Operator; readonly key: string | number };

export type Order = { readonly column: Column; readonly descending: boolean };

const literal = String.raw`('(?:[^']|'')*'|[^\s'(),]+)`;
const comparison = new RegExp(String.raw`^([\w/.]+)\s+(\w+)\s+${literal}`);
const call = new RegExp(String.raw`^(\w+)\s*\(\s*([\w/.]+)\s*,\s*${literal}\s*\)`);

/**
 * Parses `$filter` on items: the operators that listitem-list documents (eq ne lt gt le ge, and, startswith), on `fields/…`.
 * @throws GraphError 400 for an invalid filter or one recorded as refused, 501 for the rest of OData
 */
export function parseFilter(filter: string, columns: readonly Column[]): readonly Predicate[] {
  const predicates: Predicate[] = [];
  let rest = filter.trim();
  do {
    const match = comparison.exec(rest) ?? call.exec(rest);
    if (!match) throw refusedFilter(rest);
    predicates.push(predicateOf(match, columns));
    rest = rest.slice(match[0].length).trimStart();
    const and = /^and\s+/i.exec(rest);
    if (rest !== '' && !and) throw refusedFilter(rest);
    rest = rest.slice(and?.[0].length ?? 0);
    if (and && rest === '') throw badRequest('Invalid filter clause');
  } while (rest !== '');
  return predicates;
}

function refusedFilter(rest: string): GraphError {
  return /^(or\b|not\b|\(|[\w/.]+\s+in\b)/i.test(rest)
    ? notImplemented(`$filter: ${rest}`)
    : badRequest('Invalid filter clause');
}

function predicateOf(match: RegExpExecArray, columns: readonly Column[]): Predicate {
  const [text, first = '', second = '', value = ''] = match;
  const isCall = text.startsWith(`${first}(`) || /^\w+\s*\(/.test(text);
  const [operator, path] = isCall ? [first.toLowerCase(), second] : [second.toLowerCase(), first];
  // Recorded in microsoft-graph-docs#22317 (2023).
  if (operator === 'contains') throw invalidRequest("Operator: 'Contains' is not supported.");
  if (!isOperator(operator) || isCall !== (operator === 'startswith')) throw notImplemented(`$filter: ${text}`);
  const column = columnOf(path, columns);
  if (operator === 'startswith' && !column.text && !column.choice)
    throw invalidRequest(`startswith needs a text column, not '${column.name}'.`);
  return { column, operator, key: keyOfLiteral(column, value) };
}

const operators: readonly Operator[] = ['eq', 'ne', 'lt', 'gt', 'le', 'ge', 'startswith'];
const isOperator = (text: string): text is Operator => operators.some((one) => one === text);

/** Returns the column that `fields/Name` names in a filter or an order. */
function columnOf(path: string, columns: readonly Column[]): Column {
  const name = /^fields\/(.+)$/.exec(path)?.[1];
  // Recorded in microsoft-graph-docs#7040 (2020). Properties of the item itself are documented, yet doubtful (graph-lists 2.1).
  if (name === undefined)
    throw itemProperties.has(path) ? notImplemented(`filtering on ${path}`) : badRequest('Invalid filter clause');
  const dates = systemColumns.filter((one) => one.dateTime);
  const column = [...columns, ...dates].find((one) => fold(fieldName(one)) === fold(name));
  if (!column) {
    const known = systemFields.has(fold(name)) || columns.some((one) => fold(one.name) === fold(name));
    throw known ? notImplemented(`filtering on ${path}`) : invalidRequest(`Field '${name}' is not recognized`);
  }
  if (isMultiple(column) || column.hyperlinkOrPicture) throw notImplemented(`filtering on ${path}`);
  if (isMultiLine(column))
    throw invalidRequest(`The field '${name}' of type Note cannot be used in the query filter expression.`);
  return column;
}

const itemProperties = new Set(['id', 'createdDateTime', 'lastModifiedDateTime', 'eTag', 'webUrl']);

function keyOfLiteral(column: Column, text: string): string | number {
  const quoted = text.startsWith("'");
  const bare = quoted ? text.slice(1, -1).replaceAll("''", "'") : text;
  if (!quoted && bare === 'null') throw notImplemented('$filter with null');
  const kind = kindOf(column);
  switch (kind) {
    case 'text':
    case 'choice':
    case 'hyperlinkOrPicture':
      return quoted ? fold(bare) : wrongLiteral(text);
    case 'number':
    case 'personOrGroup':
      return /^-?\d+(\.\d+)?([eE][+-]?\d+)?$/.test(bare) ? Number(bare) : wrongLiteral(text);
    case 'boolean':
      return bare === 'true' ? 1 : bare === 'false' ? 0 : wrongLiteral(text);
    case 'dateTime': {
      const date = parseDate(bare, column.name);
      return fold(column.dateTime?.format === 'dateOnly' ? siteMidnight(date) : wholeSeconds(date));
    }
    default:
      return kind satisfies never;
  }
}

const wrongLiteral = (text: string): never => {
  throw badRequest(`Invalid filter clause: ${text}`);
};

/** Parses `$orderby=fields/Name [asc|desc]`: one column. */
export function parseOrder(orderby: string, columns: readonly Column[]): Order {
  if (orderby.includes(',')) throw notImplemented('$orderby with several columns');
  const match = /^([\w/.]+)(?:\s+(asc|desc))?$/i.exec(orderby.trim());
  if (!match?.[1]) throw badRequest('Invalid orderby clause');
  return { column: columnOf(match[1], columns), descending: match[2]?.toLowerCase() === 'desc' };
}

/** Whether an item's values satisfy the comparison. A column without a value satisfies only `ne`. */
export function satisfies(fields: Fields, { column, operator, key }: Predicate): boolean {
  const own = keyOf(fields[column.name]);
  if (own === undefined) return operator === 'ne';
  switch (operator) {
    case 'eq':
      return own === key;
    case 'ne':
      return own !== key;
    case 'lt':
      return own < key;
    case 'gt':
      return own > key;
    case 'le':
      return own <= key;
    case 'ge':
      return own >= key;
    case 'startswith':
      return String(own).startsWith(String(key));
    default:
      return operator satisfies never;
  }
}
