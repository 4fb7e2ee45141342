import type { Report } from './checkHistory.ts';
import { type Finding, misfits } from './finding.ts';

const shown = 20;

const keysFrom: Readonly<Record<Report['keysFrom'], string>> = {
  given: 'given to this command',
  anchor: 'taken from the anchor',
  history: 'taken from History itself: compare it with an audit pack, or give it with --key',
};

const sentence = ({ row, item, misfit, about }: Finding): string =>
  `${row} (item ${item}): ${misfits[misfit]}${about === undefined ? '' : ` (${about})`}.`;

/** What `npm run verify` prints for people. */
export const reportLines = (report: Report): readonly string[] => {
  const { rows, streams, checkpoints, from, keys, last, uncovered, closings, files, findings } = report;
  const [first, ...more] = findings;
  return [
    `History: ${rows} rows, ${streams} streams, ${checkpoints} checkpoints; checked from ${from ?? 'the beginning'}.`,
    ...(keys.length > 0 ? [`Key of the checkpoints: ${keys.join(', ')}, ${keysFrom[report.keysFrom]}.`] : []),
    last
      ? `Last checkpoint: ${last.checkpoint.name} of ${last.checkpoint.at}; ${uncovered} rows came after.`
      : 'There is no checkpoint: whoever edits the site could have written whole chains anew.',
    ...(closings > 0 ? [`Closings of sessions, against Contributions: ${closings}.`] : []),
    ...(files > 0 ? [`Files in the library Evidence, against their hashes: ${files}.`] : []),
    ...(first ? [`The first row that does not fit: ${sentence(first)}`] : ['Everything fits.']),
    ...more.slice(0, shown).map((one) => `  then ${sentence(one)}`),
    ...(more.length > shown ? [`  and ${more.length - shown} more.`] : []),
  ];
};
