import { instant, line, lines } from './column.ts';
import { listTable, type Row } from './listTable.ts';

/** One row per commit (design section 2). `CommitKey` is the lock, `CommandId` makes a command take effect once. */
export const historyList = listTable(
  'History',
  'What happened, one row per command. Written by TenTwo; never edit it.',
  {
    CommitKey: line('Commit key', 'unique'),
    CommandId: line('Command id', 'unique'),
    Reference: line('Reference', 'indexed'),
    At: line('At (UTC)', 'indexed'),
    When: instant('When', 'indexed'),
    ActorId: line('Actor id'),
    ActorName: line('Actor'),
    Events: lines('Events'),
    PreviousHash: line('Previous hash'),
    Hash: line('Hash'),
  },
  ['CommitKey', 'CommandId', 'Reference', 'At', 'Hash'],
);
export type HistoryRow = Row<typeof historyList>;
