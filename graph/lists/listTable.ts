import { z } from 'zod';
import type { Column } from './column.ts';

export type Columns = Readonly<Record<string, Column>>;
type ValueOf<C> = C extends Column<infer Value> ? Value : never;

/** A list declared once: provisioning and mapping both follow from it. */
export type ListTable<C extends Columns = Columns> = {
  /** The title identifies the list. */
  readonly name: string;
  readonly description: string;
  readonly columns: C;
  /** Reads `fields` of an item. Unknown columns are left out. */
  readonly row: z.ZodType<RowOf<C>>;
};

export type RowOf<C extends Columns> = { readonly [Name in keyof C]: ValueOf<C[Name]> };
export type Row<Table> = Table extends ListTable<infer C> ? RowOf<C> : never;
/** The `fields` of a POST or PATCH. */
export type Fields = Readonly<Record<string, string | number | null>>;

export const listTable = <const C extends Columns>(name: string, description: string, columns: C): ListTable<C> => {
  const shape = Object.fromEntries(Object.entries(columns).map(([column, { value }]) => [column, value]));
  // The compiler cannot follow the mapping from columns to shape; the tests of this file check it.
  return { name, description, columns, row: z.object(shape) as unknown as z.ZodType<RowOf<C>> };
};

/** `fields` for the given values; an empty value (`''` or absent) is written as null, which clears the old one. */
export const fieldsOf = <C extends Columns>(row: Partial<RowOf<C>>): Fields =>
  Object.fromEntries(
    Object.entries(row as Readonly<Record<string, string | number | undefined>>).map(([name, value]) => [
      name,
      value === '' || value === undefined ? null : value,
    ]),
  );
