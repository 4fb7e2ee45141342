import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { GraphError, invalidRequest, notImplemented } from '../http/graphError.ts';

const facets = {
  text: z.strictObject({
    allowMultipleLines: z.boolean().default(false),
    appendChangesToExistingText: z.boolean().default(false),
    linesForEditing: z.int().min(0).max(1000).default(0),
    // 1 to 255: SPD docs/embedded/build/container-metadata.md
    maxLength: z.int().min(1).max(255).optional(),
    textType: z.enum(['plain', 'richText']).default('plain'),
  }),
  choice: z.strictObject({
    allowTextEntry: z.boolean().default(false),
    choices: z.array(z.string().min(1).max(255)).default([]),
    displayAs: z.enum(['checkBoxes', 'dropDownMenu', 'radioButtons']).default('dropDownMenu'),
  }),
  number: z.strictObject({
    decimalPlaces: z.enum(['automatic', 'none', 'one', 'two', 'three', 'four', 'five']).default('automatic'),
    displayAs: z.enum(['number', 'percentage']).default('number'),
    maximum: z.number().optional(),
    minimum: z.number().optional(),
  }),
  boolean: z.strictObject({}),
  dateTime: z.strictObject({
    displayAs: z.enum(['default', 'friendly', 'standard']).default('default'),
    format: z.enum(['dateOnly', 'dateTime']).default('dateTime'),
  }),
  personOrGroup: z.strictObject({
    allowMultipleSelection: z.boolean().default(false),
    chooseFromType: z.enum(['peopleAndGroups', 'peopleOnly']).default('peopleAndGroups'),
    displayAs: z.string().default('nameWithPresence'),
  }),
  hyperlinkOrPicture: z.strictObject({ isPicture: z.boolean().default(false) }),
};
export type Kind = keyof typeof facets;
const kinds = Object.keys(facets) as readonly Kind[];

const shared = {
  displayName: z.string().min(1).max(255),
  description: z.string().max(4000),
  columnGroup: z.string().max(255),
  hidden: z.boolean(),
  required: z.boolean(),
  indexed: z.boolean(),
  enforceUniqueValues: z.boolean(),
};
const facetSchema = z.strictObject(facets).partial().shape;
const creation = z.strictObject({
  ...z.strictObject(shared).partial().shape,
  name: z.string().min(1).optional(),
  ...facetSchema,
});
const change = z.strictObject({ ...z.strictObject(shared).partial().shape, choice: facets.choice.optional() });

type Facets = { readonly [K in Kind]?: z.infer<(typeof facets)[K]> | undefined };
/** A columnDefinition as stored and returned: https://learn.microsoft.com/graph/api/resources/columndefinition */
export type Column = Facets & {
  readonly id: string;
  readonly name: string;
  readonly displayName: string;
  readonly description: string;
  readonly columnGroup: string;
  readonly hidden: boolean;
  readonly required: boolean;
  readonly readOnly: boolean;
  readonly indexed: boolean;
  readonly enforceUniqueValues: boolean;
};

/** Per list (third-party sources, graph-lists 1.3). */
export const maxIndexes = 20;
const reserved = new Set(['author', 'created', 'description']);

/** Returns the facet of a column: facets are mutually exclusive. */
export function kindOf(column: Facets): Kind {
  const [kind, ...more] = kinds.filter((one) => column[one] !== undefined);
  if (kind === undefined || more.length > 0) throw invalidRequest('A column must have exactly one type.');
  return kind;
}

export const isMultiple = (column: Column) =>
  column.choice?.displayAs === 'checkBoxes' || column.personOrGroup?.allowMultipleSelection === true;

export const isMultiLine = (column: Column) => column.text?.allowMultipleLines === true;

/** Name of the column's value in `fields`: people are written and read by LookupId. */
export const fieldName = (column: Column) => (column.personOrGroup ? `${column.name}LookupId` : column.name);

/** Builds the definition from the body of a POST. @throws GraphError 400 or 501 */
export function newColumn(body: unknown): Column {
  const given: Partial<Column> = parseBody(creation, body);
  const name = given.name ?? encodeName(given.displayName ?? '');
  checkName(name, given.name === undefined);
  const column: Column = {
    id: randomUUID(),
    ...defaults,
    ...given,
    name,
    displayName: given.displayName ?? name,
    readOnly: false,
  };
  return checked(column);
}

/** Returns the definition after a PATCH; the internal name and the type never change. @throws GraphError 400 or 501 */
export const changedColumn = (column: Column, body: unknown): Column => {
  const given: Partial<Column> = parseBody(change, body);
  if (given.choice && !column.choice) throw notImplemented('changing the type of a column');
  return checked({ ...column, ...given });
};

const defaults = {
  description: '',
  columnGroup: 'Custom Columns',
  hidden: false,
  required: false,
  indexed: false,
  enforceUniqueValues: false,
};

function checked(column: Column): Column {
  const kind = kindOf(column);
  if (column.text?.textType === 'richText') throw notImplemented('rich text, which SharePoint rewrites');
  if (column.text?.appendChangesToExistingText) throw notImplemented('appendChangesToExistingText');
  if (column.indexed && (isMultiple(column) || isMultiLine(column) || kind === 'hyperlinkOrPicture')) {
    throw invalidRequest(`The column '${column.name}' cannot be indexed because of its type.`);
  }
  if (column.enforceUniqueValues && kind === 'boolean') {
    throw invalidRequest(`The column '${column.name}' cannot enforce unique values because of its type.`);
  }
  // "Any column that you define to have a unique value requires an index" (graph-lists 1.3).
  if (column.enforceUniqueValues && !column.indexed) {
    throw invalidRequest(`The column '${column.name}' must be indexed to enforce unique values.`);
  }
  if (column.text && !column.text.allowMultipleLines) {
    return { ...column, text: { ...column.text, maxLength: column.text.maxLength ?? 255 } };
  }
  return column;
}

/** SharePoint truncates longer internal names of columns made by hand. What Graph does is unknown, so the emulator refuses. */
const maxNameLength = 32;

/** SPD docs/embedded/build/container-metadata.md, and the leading underscore of microsoft-graph-docs#2609. */
function checkName(name: string, derived: boolean): void {
  if (name.startsWith('_')) throw invalidRequest(`Field '${name}' is not recognized`);
  const allowed = derived ? /^[A-Za-z][A-Za-z0-9_]*$/ : /^[A-Za-z][A-Za-z0-9_-]*$/;
  if (
    !allowed.test(name) ||
    name.length > maxNameLength ||
    reserved.has(name.toLowerCase()) ||
    /^[A-Za-z]{1,3}\d+$/.test(name)
  ) {
    throw invalidRequest(`The column name '${name}' is not valid.`);
  }
}

/** Derives an internal name from a display name as SharePoint does: any other character becomes `_xhhhh_`. */
const encodeName = (displayName: string) =>
  displayName.replace(/[^A-Za-z0-9_]/g, (c) => `_x${c.charCodeAt(0).toString(16).padStart(4, '0')}_`);

/** @throws GraphError 501 for a property the emulator does not support, 400 for a wrong value */
function parseBody(schema: typeof creation | typeof change, body: unknown): Partial<Column> {
  const result = schema.safeParse(body);
  // Properties missing from the body are missing from the result too; only the type says they might be undefined.
  if (result.success) return result.data as Partial<Column>;
  const [issue] = result.error.issues;
  for (const one of result.error.issues) {
    if (one.code === 'unrecognized_keys') throw notImplemented(`the column property ${one.keys.join(', ')}`);
  }
  throw new GraphError(400, 'invalidRequest', `Invalid column: ${issue?.path.join('/')} ${issue?.message}`);
}
