import { type Columns, fieldsOf, type ListTable, type RowOf } from '../../graph/lists/listTable.ts';
import { createRowSeal, sealKeys } from '../../graph/lists/rowSeal.ts';
import { stageSealKeys } from './graphStage.ts';

/** The fields of a row as TenTwo writes them, with a valid seal. Columns of other tables are left out. */
export const sealedFields = <C extends Columns>(
  table: ListTable<C>,
  row: Partial<RowOf<C>> | Readonly<Record<string, unknown>>,
  keys: readonly [string, ...string[]] = stageSealKeys,
): Readonly<Record<string, string | number>> => {
  const own = Object.fromEntries(
    Object.entries(row).filter(([name, value]) => name in table.columns && name !== 'Seal' && value !== null),
  ) as Readonly<Record<string, string | number | undefined>>;
  const fields = Object.entries(fieldsOf(own)).flatMap(([name, value]) => (value === null ? [] : [[name, value]]));
  return Object.fromEntries([...fields, ['Seal', createRowSeal(table, sealKeys(keys)).seal(own)]]);
};
