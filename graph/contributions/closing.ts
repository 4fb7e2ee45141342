import type { Closing } from '../../procedure/record/sessions.ts';
import { rangesOf, spansOf } from '../../procedure/record/values/ranges.ts';
import { sha256 } from '../history/commitHash.ts';
import type { ContributionRow } from '../lists/contributions.ts';
import { contributionKeyOf, readContributionKey } from './contributionRows.ts';

type Row = Pick<ContributionRow, 'ContributionKey' | 'Inputs'>;
type Numbered<R extends Row> = { readonly row: R; readonly run: string; readonly number: number };

/** By run, then number, as people read keys. Rows with keys of other sessions are left out. */
const inOrder = <R extends Row>(session: string, rows: readonly R[]): readonly Numbered<R>[] =>
  rows
    .flatMap((row) => {
      const place = readContributionKey(session, row.ContributionKey);
      return place ? [{ row, ...place }] : [];
    })
    .sort((a, b) => (a.run === b.run ? a.number - b.number : a.run < b.run ? -1 : 1));

/** Names these rows. `digest` is over key, space, SHA-256 of `Inputs`, line feed of each, by run, then number. */
export const closingOf = (session: string, rows: readonly Row[]): Closing => {
  const ordered = inOrder(session, rows);
  const runs = [...new Set(ordered.map(({ run }) => run))];
  const numbersOf = (run: string) => ordered.filter((one) => one.run === run).map(({ number }) => number);
  const lines = ordered.map(({ row }) => `${row.ContributionKey} ${sha256(row.Inputs)}\n`);
  return {
    ranges: Object.fromEntries(runs.map((run) => [run, rangesOf(numbersOf(run))])),
    count: ordered.length,
    digest: sha256(lines.join('')),
  };
};

/** The rows that any of these closings includes, and those that were too late for all of them. */
export const splitByClosings = <R extends Row>(
  session: string,
  rows: readonly R[],
  closings: readonly Pick<Closing, 'ranges'>[],
): { readonly included: readonly R[]; readonly late: readonly R[] } => {
  const isIncluded = ({ run, number }: Numbered<R>): boolean =>
    closings.some(({ ranges }) => spansOf(ranges[run]).some(([from, to]) => from <= number && number <= to));
  const ordered = inOrder(session, rows);
  return {
    included: ordered.filter(isIncluded).map(({ row }) => row),
    late: ordered.filter((one) => !isIncluded(one)).map(({ row }) => row),
  };
};

/** The keys that a closing names, in its order; the maximum follows from `count`. */
export const keysIn = (session: string, { ranges }: Pick<Closing, 'ranges'>, most: number): readonly string[] => {
  const keys: string[] = [];
  for (const run of Object.keys(ranges).sort())
    for (const [from, to] of spansOf(ranges[run]))
      for (let number = from; number <= to && keys.length <= most; number += 1)
        keys.push(contributionKeyOf(session, run, number));
  return keys;
};

/**
 * Whether a number is missing below the highest of a run: a row that is under way or lost.
 * @param before closings that were waited for: a number that was missing then is lost
 */
export const hasHole = ({ ranges }: Closing, before: readonly Closing[] = []): boolean =>
  Object.entries(ranges).some(([run, range]) => {
    const settled = Math.max(0, ...before.flatMap((one) => spansOf(one.ranges[run]).map(([, to]) => to)));
    const [first, ...more] = spansOf(range).filter(([, to]) => to > settled);
    return first !== undefined && (more.length > 0 || first[0] > settled + 1);
  });
