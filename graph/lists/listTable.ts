import { z } from 'zod';
import { type Column, line } from './column.ts';

export type Columns = Readonly<Record<string, Column>>;
type ValueOf<C> = C extends Column<infer Value> ? Value : never;

/** A list declared once: provisioning and mapping both follow from it. */
export type ListTable<C extends Columns = Columns> = {
  /** The title identifies the list. */
  readonly name: string;
  readonly description: string;
  readonly columns: C & SealColumn;
  /** Columns that are read of many items at once, and sealed on their own as well. */
  readonly core: readonly string[];
  /** Reads `fields` of an item. Unknown columns are left out. */
  readonly row: z.ZodType<RawRow<C>>;
};

/** In every list: TenTwo wrote this row (`rowSeal.ts`). */
type SealColumn = { readonly Seal: Column<string> };

export type RowOf<C extends Columns> = { readonly [Name in keyof C]: ValueOf<C[Name]> };
/** A row with its seal, whether valid or not. */
export type RawRow<C extends Columns = Columns> = RowOf<C> & { readonly Seal: string };
/** A row as the product uses it. */
export type Row<Table> = Table extends ListTable<infer C> ? RowOf<C> : never;
/** The `fields` of a POST or PATCH. */
export type Fields = Readonly<Record<string, string | number | null>>;

/** @param core defaults to all columns */
export const listTable = <const C extends Columns>(
  name: string,
  description: string,
  own: C,
  core: readonly (keyof C & string)[] = Object.keys(own),
): ListTable<C> => {
  const columns = { ...own, Seal: line('Seal') };
  const shape = Object.fromEntries(Object.entries(columns).map(([column, { value }]) => [column, value]));
  // The compiler cannot follow the mapping from columns to shape; the tests of this file check it.
  return { name, description, columns, core, row: z.object(shape) as unknown as z.ZodType<RawRow<C>> };
};

/** The unique column, which identifies a row. */
export const keyColumnOf = ({ columns }: ListTable): string =>
  Object.keys(columns).find((name) => columns[name]?.index === 'unique') ?? '';

/** `fields` for the given values; an empty value (`''` or absent) is written as null, which clears the old one. */
export const fieldsOf = (row: object): Fields =>
  Object.fromEntries(
    Object.entries(row as Readonly<Record<string, string | number | undefined>>).map(([name, value]) => [
      name,
      value === '' || value === undefined ? null : value,
    ]),
  );
