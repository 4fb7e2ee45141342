import { instant, line, lines } from './column.ts';
import { listTable, type Row } from './listTable.ts';

/**
 * Simultaneous contributions in a live session, without locking: one row per run and half second (design section 2).
 */
export const contributionsList = listTable(
  'Contributions',
  'What was contributed in sessions. Written by TenTwo; never edit it.',
  {
    ContributionKey: line('Contribution key', 'unique'),
    Session: line('Session', 'indexed'),
    At: line('At (UTC)'),
    When: instant('When', 'indexed'),
    Inputs: lines('Inputs'),
  },
);
export type ContributionRow = Row<typeof contributionsList>;
