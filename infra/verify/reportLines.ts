import type { Report } from './checkHistory.ts';
import { type Finding, misfits } from './finding.ts';

const maxShown = 20;

const keysFrom: Readonly<Record<Report['keysFrom'], string>> = {
  given: 'given to this command',
  anchor: 'taken from the anchor',
  history: 'taken from History itself: compare it with an audit pack, or pass it with --key',
};

const sentence = ({ row, item, misfit, about }: Finding): string =>
  `${row} (item ${item}): ${misfits[misfit]}${about === undefined ? '' : ` (${about})`}.`;

/** Output of `npm run verify` for people. */
export const reportLines = (report: Report): readonly string[] => {
  const { rows, streams, checkpoints, from, keys, last, uncovered, closings, files, findings } = report;
  const [first, ...more] = findings;
  return [
    `History: ${rows} rows, ${streams} streams, ${checkpoints} checkpoints; checked from ${from ?? 'the start'}.`,
    ...(keys.length > 0 ? [`Checkpoint key: ${keys.join(', ')}, ${keysFrom[report.keysFrom]}.`] : []),
    last
      ? `Last checkpoint: ${last.checkpoint.name} of ${last.checkpoint.at}; ${uncovered} newer rows.`
      : 'There is no checkpoint: an editor of the site could have rewritten whole chains.',
    ...(closings > 0 ? [`Closings of sessions, against Contributions: ${closings}.`] : []),
    ...(files > 0 ? [`Files in the library Evidence, against their hashes: ${files}.`] : []),
    ...(first ? [`The first faulty row: ${sentence(first)}`] : ['Everything fits.']),
    ...more.slice(0, maxShown).map((one) => `  then ${sentence(one)}`),
    ...(more.length > maxShown ? [`  and ${more.length - maxShown} more.`] : []),
  ];
};
