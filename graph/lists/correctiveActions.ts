import { line, lines, title, wholeNumber } from './column.ts';
import { listTable, type Row } from './listTable.ts';

/** One item per corrective action (10.2 c to e), for people and their views. */
export const correctiveActionsList = listTable(
  'Corrective actions',
  'The corrective actions of all nonconformities. TenTwo writes it from History.',
  {
    Title: title('Title'),
    ActionKey: line('Action', 'unique'),
    Reference: line('Nonconformity', 'indexed'),
    ActionDescription: lines('Corrective action'),
    RootCause: lines('Root cause'),
    OwnerName: line('Owner'),
    OwnerId: line('Owner id', 'indexed'),
    DueOn: line('Due on', 'indexed'),
    Status: line('Status', 'indexed'),
    CompletedOn: line('Completed on'),
    Evidence: lines('Evidence'),
    SuccessCriteria: lines('Success criteria'),
    Sequence: wholeNumber('Last commit shown'),
  },
);
export type CorrectiveActionRow = Row<typeof correctiveActionsList>;
