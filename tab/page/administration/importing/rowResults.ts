import type { CheckedRow, ImportedRow } from '../../../api/import/importWire.ts';

/** The expected or actual result of a row. `twice`: an earlier row of the file has the same content. */
export type RowResult =
  | CheckedRow
  | ImportedRow
  | { readonly row: number; readonly outcome: 'twice'; readonly first: number };
export type RowOutcome = RowResult['outcome'];

/** In the order in which they are counted. */
const rowOutcomes = [
  'done',
  'valid',
  'similar',
  'imported',
  'otherContent',
  'twice',
  'invalid',
  'refused',
  'notYet',
] satisfies readonly RowOutcome[];

/**
 * Rows with the same number, or without a number and with the same content, are one nonconformity: the first counts.
 */
export const withoutRepeats = (checked: readonly CheckedRow[]): readonly RowResult[] => {
  const first = new Map<string, number>();
  return checked.map((result) => {
    if (result.outcome === 'invalid') return result;
    const earlier = first.get(result.identity);
    if (earlier !== undefined) return { row: result.row, outcome: 'twice', first: earlier };
    first.set(result.identity, result.row);
    return result;
  });
};

export const countOutcomes = (
  results: readonly RowResult[],
): readonly { readonly outcome: RowOutcome; readonly count: number }[] =>
  rowOutcomes
    .map((outcome) => ({ outcome, count: results.filter((one) => one.outcome === outcome).length }))
    .filter(({ count }) => count > 0);

/** Whether a row is still to be imported, in this run or the next. */
export const isLeft = ({ outcome }: RowResult, withSimilar: boolean): boolean =>
  outcome === 'valid' || outcome === 'notYet' || (outcome === 'similar' && withSimilar);
