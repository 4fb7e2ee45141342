import { sha256 } from '../history/commitHash.ts';
import type { ContributionRow } from '../lists/contributions.ts';
import { readContributionKey } from './contributionRows.ts';

/** What a closed session includes: enough to tell, for ever, whether a row belongs to it and whether one was changed. */
export type Closing = {
  /** The numbers of each run's rows: `{"a1b2c3d4e5f60718":"1-7,9"}`. */
  readonly ranges: Readonly<Record<string, string>>;
  /** How many rows. */
  readonly count: number;
  /** SHA-256, lower-case hex, of `ContributionKey`, a blank, SHA-256 of `Inputs`, a line feed for each, by run, then number. */
  readonly digest: string;
};

type Numbered = { readonly row: ContributionRow; readonly run: string; readonly number: number };

/** By run, then number: the order of keys as people read them. Rows whose key is none of the session's are left out. */
const inOrder = (session: string, rows: readonly ContributionRow[]): readonly Numbered[] =>
  rows
    .flatMap((row) => {
      const place = readContributionKey(session, row.ContributionKey);
      return place ? [{ row, ...place }] : [];
    })
    .sort((a, b) => (a.run === b.run ? a.number - b.number : a.run < b.run ? -1 : 1));

export const closingOf = (session: string, rows: readonly ContributionRow[]): Closing => {
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

/** The rows that a closing includes, and those that came too late for it. */
export const splitByClosing = (
  session: string,
  rows: readonly ContributionRow[],
  { ranges }: Closing,
): { readonly included: readonly ContributionRow[]; readonly late: readonly ContributionRow[] } => {
  const isIncluded = ({ run, number }: Numbered): boolean =>
    spansOf(ranges[run] ?? '').some(([from, to]) => from <= number && number <= to);
  const ordered = inOrder(session, rows);
  return {
    included: ordered.filter(isIncluded).map(({ row }) => row),
    late: ordered.filter((one) => !isIncluded(one)).map(({ row }) => row),
  };
};

/** Whether what is there of a closing's rows is what it included: nothing changed, nothing gone. */
export const isWhole = (session: string, rows: readonly ContributionRow[], closing: Closing): boolean => {
  const found = closingOf(session, splitByClosing(session, rows, closing).included);
  return found.count === closing.count && found.digest === closing.digest;
};

/** Whether a number is missing below the highest of some run: a row that is still under way or lost. */
export const hasHole = (closing: Closing): boolean =>
  Object.values(closing.ranges).some((range) => !/^1(-\d+)?$/.test(range));

/** `[1,2,3,9]` as `1-3,9`. @param numbers ascending */
const rangesOf = (numbers: readonly number[]): string => {
  const spans: [number, number][] = [];
  for (const number of numbers) {
    const last = spans.at(-1);
    if (last && number <= last[1] + 1) last[1] = number;
    else spans.push([number, number]);
  }
  return spans.map(([from, to]) => (from === to ? `${from}` : `${from}-${to}`)).join(',');
};

const spansOf = (text: string): readonly (readonly [number, number])[] =>
  [...text.matchAll(/(\d+)(?:-(\d+))?/g)].map(([, from, to]) => [Number(from), Number(to ?? from)] as const);
