import type { CheckedRow, ImportedRow } from '../../../api/import/importWire.ts';

/** What is known of a row: what would happen to it, or what has. `twice`: an earlier row of the file says the same. */
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

/** Two rows with one number, or with the same content and none, are one nonconformity: the first of them counts. */
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
