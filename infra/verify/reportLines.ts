import type { Doubt, Report } from './checkHistory.ts';
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
    'rows are newer than the last checkpoint although it is more than a day old: is a server running, and was no later checkpoint deleted?',
};

const sentence = ({ row, item, misfit, about }: Finding): string =>
  `${row} (item ${item}): ${misfits[misfit]}${about === undefined ? '' : ` (${about})`}.`;

/** Output of `npm run verify` for people. */
export const reportLines = (report: Report): readonly string[] => {
  const { rows, streams, checkpoints, from, keys, last, uncovered, closings, files, findings } = report;
  const ids = report.unusedIds.map(({ from: first, to }) => (first === to ? `${first}` : `${first} to ${to}`));
  return [
    `History: ${rows} rows, ${streams} streams, ${checkpoints} checkpoints; checked from ${from ?? 'the start'}.`,
    ...(keys.length > 0 ? [`Checkpoint key: ${keys.join(', ')}, ${keysFrom[report.keysFrom]}.`] : []),
    ...(last ? [`Last checkpoint: ${last.checkpoint.name} of ${last.checkpoint.at}; ${uncovered} newer rows.`] : []),
    ...(closings > 0 ? [`Closings of sessions, against Contributions: ${closings}.`] : []),
    ...(files > 0 ? [`Files in the library Evidence, against their hashes: ${files}.`] : []),
    ...(ids.length > 0 ? [`Unused item ids (a refused write uses one up): ${ids.join(', ')}.`] : []),
    ...(report.neverGiven.length > 0 ? [`Numbers that were never given: ${report.neverGiven.join(', ')}.`] : []),
    ...(report.changedElsewhere.length > 0
      ? [`Changed by others, outside of what the hash covers: ${report.changedElsewhere.join(', ')}.`]
      : []),
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
