import { line, lines, title, wholeNumber } from './column.ts';
import { listTable, type Row } from './listTable.ts';

/**
 * One item per corrective action of an approved plan (10.2 c), for people and their views: texts and values as in the
 * list Nonconformities. Overdue is not a column: it is computed from `DueOn`, never stored.
 */
export const correctiveActionsList = listTable(
  'Corrective actions',
  'The corrective actions of all nonconformities. TenTwo writes it from History; what is changed here by hand does not count.',
  {
    Title: title('Title'),
    /** `NC-2026-0042/A1`. */
    ActionKey: line('Action', 'unique'),
    Reference: line('Nonconformity', 'indexed'),
    ActionId: line('Action number'),
    CycleNumber: wholeNumber('Cycle'),
    ActionDescription: lines('Corrective action'),
    ActionKind: line('Kind', 'indexed'),
    Term: line('Term', 'indexed'),
    Priority: line('Priority', 'indexed'),
    RootCause: lines('Root cause'),
    OwnerName: line('Owner'),
    OwnerId: line('Owner id', 'indexed'),
    DueOn: line('Due on', 'indexed'),
    OriginalDueOn: line('Due on, as approved', 'indexed'),
    Status: line('Status', 'indexed'),
    CompletedOn: line('Completed on', 'indexed'),
    CancelledAt: line('Cancelled at (UTC)'),
    Outcome: lines('Outcome'),
    Progress: lines('Progress'),
    ExtensionAsked: lines('Extension asked'),
    Evidence: lines('Evidence'),
    SuccessCriteria: lines('Success criteria'),
    Sequence: wholeNumber('Last commit shown'),
  },
);
export type CorrectiveActionRow = Row<typeof correctiveActionsList>;
