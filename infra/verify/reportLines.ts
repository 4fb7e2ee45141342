import type { Doubt, Report } from './checkHistory.ts';
import type { TimestampFacts } from './checkTimestamps.ts';
import { type Finding, misfits } from './finding.ts';

const keysFrom: Readonly<Record<Report['keysFrom'], string>> = {
  given: 'given to this command',
  anchor: 'taken from the anchor',
  history: 'taken from History itself',
};

const doubts: Readonly<Record<Doubt, string>> = {
  noCheckpoint: 'there is no checkpoint: an editor of the site could have rewritten whole chains',
  keyUnknown:
    'the key is known from History only, where an editor could replace it: compare it with an audit pack or the channel, and give it with --key',
  checkpointOld:
    'rows are newer than the last checkpoint although it is more than a day old, or one of them cannot be undone and is older than a quarter of an hour: is a server running, and was no later checkpoint deleted?',
};

const sentence = ({ row, item, misfit, about }: Finding): string =>
  `${misfit === 'rowMissing' ? row : `${row} (item ${item})`}: ${misfits[misfit]}${about === undefined ? '' : ` (${about})`}.`;

/** Names of checkpoints in order, with those that follow one another as one. */
const runsOf = (names: readonly string[]): string => {
  const numberOf = (name: string | undefined): number => Number(name?.slice(name.lastIndexOf('/') + 1));
  const isFirst = (index: number): boolean => numberOf(names[index]) !== numberOf(names[index - 1]) + 1;
  const firsts = names.flatMap((_, index) => (isFirst(index) ? [index] : []));
  return firsts
    .map((start, index) => names.slice(start, firsts[index + 1]))
    .map((run) => (run.length === 1 ? run[0] : `${run[0]} to ${run.at(-1)}`))
    .join(', ');
};

const timestampLines = ({ fitting, last, unverified, unstamped }: TimestampFacts): readonly string[] => [
  ...(last ? [`Time stamps that fit: ${fitting}; the last is of ${last.at}, by ${last.authority}.`] : []),
  ...(unverified > 0 ? [`Time stamps not verified, as --timestamp-ca gives no root for them: ${unverified}.`] : []),
  ...(unstamped.length > 0 ? [`Checkpoints without a time stamp: ${runsOf(unstamped)}.`] : []),
];

/** Output of `npm run verify` for people. */
export const reportLines = (report: Report): readonly string[] => {
  const { rows, streams, checkpoints, from, keys, last, uncovered, closings, files, findings } = report;
  const ids = report.unusedIds.map(({ from: first, to }) => (first === to ? `${first}` : `${first} to ${to}`));
  return [
    `Rows of History: ${rows}; streams: ${streams}; checkpoints: ${checkpoints}; checked from ${from ?? 'the start'}.`,
    ...(keys.length > 0 ? [`Checkpoint key: ${keys.join(', ')}, ${keysFrom[report.keysFrom]}.`] : []),
    ...(last ? [`Last checkpoint: ${last.checkpoint.name} of ${last.checkpoint.at}; newer rows: ${uncovered}.`] : []),
    ...(closings > 0 ? [`Closings of sessions, against Contributions: ${closings}.`] : []),
    ...(files > 0 ? [`Files in the library Evidence, against their hashes: ${files}.`] : []),
    ...(report.timestamps ? timestampLines(report.timestamps) : []),
    ...(ids.length > 0 ? [`Unused item ids (a refused write uses one up): ${ids.join(', ')}.`] : []),
    ...(report.neverGiven.length > 0 ? [`Numbers that were never given: ${report.neverGiven.join(', ')}.`] : []),
    ...(report.changedElsewhere.length > 0
      ? [`Last changed by someone other than TenTwo: ${report.changedElsewhere.join(', ')}.`]
      : []),
    ...report.accepted.map((line) => `Accepted: ${line}.`),
    ...findings.map((one) => `Does not fit: ${sentence(one)}`),
    ...report.doubts.map((doubt) => `Not proven: ${doubts[doubt]}.`),
    verdicts[report.verdict],
  ];
};

const verdicts: Readonly<Record<Report['verdict'], string>> = {
  proven: 'Everything fits.',
  doesNotFit: 'Something does not fit. The first row named is the place to look.',
  notProven: 'Nothing is wrong with the rows themselves, but that proves little.',
};
