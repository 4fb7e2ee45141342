import { finding, type ReadRow } from './checkChains.ts';
import type { Finding } from './finding.ts';

export type CheckedWriters = {
  readonly findings: readonly Finding[];
  /** Rows that someone else changed. Columns without a hash may be: a name can be erased by hand. */
  readonly changedElsewhere: readonly string[];
};

/**
 * SharePoint notes who wrote an item, and an editor of the site cannot change that: a second witness.
 * @param after rows up to this item are not checked
 * @param applications ids of the application that TenTwo has or had
 */
export const checkWriters = (
  rows: readonly ReadRow[],
  after: number,
  applications: readonly string[],
): CheckedWriters => {
  const isOther = (id: string | undefined): boolean => id !== undefined && !applications.includes(id);
  const checked = rows.filter(({ id }) => id > after);
  return {
    findings: checked
      .filter(({ createdBy }) => isOther(createdBy))
      .map((row) => finding(row, 'createdElsewhere', row.createdBy ? `application ${row.createdBy}` : 'a person')),
    changedElsewhere: checked
      .filter(({ createdBy, changedBy }) => isOther(changedBy) && !isOther(createdBy))
      .map(({ row, id }) => `${row.CommitKey} (item ${id})`),
  };
};

/** Rows of History without a valid seal. */
export const checkSeals = (rows: readonly ReadRow[], after: number): readonly Finding[] =>
  rows
    .filter(({ id, seal }) => id > after && seal !== undefined && seal !== 'valid')
    .map(({ id, row, seal }) => ({
      row: row.CommitKey || `item ${id}`,
      item: id,
      misfit: 'sealInvalid',
      about: `${seal}`,
    }));
