import { line, lines, title, wholeNumber } from './column.ts';
import { listTable, type Row } from './listTable.ts';

/**
 * What people see of each nonconformity: first the ten fields that the procedure's log demands, then the rest of the
 * report form, then what TenTwo itself needs. Days are texts (`YYYY-MM-DD`): a SharePoint date shifts with the site's
 * time zone. Closed lists keep their wire values (`notSure`, `high`), which no change of wording touches, so that views
 * and filters of the organisation go on working; `procedure/record/choices.ts` lists them.
 */
export const nonconformitiesList = listTable(
  'Nonconformities',
  'The log of nonconformities. TenTwo writes it from History; what is changed here by hand does not count.',
  {
    Title: title('Title'),
    Reference: line('Reference', 'unique'),
    NonconformityDescription: lines('Nonconformity'),
    Clause: line('Clause', 'indexed'),
    DetectedOn: line('Detected on', 'indexed'),
    RootCause: lines('Root cause'),
    ShortTermPlan: lines('Short-term plan'),
    LongTermPlan: lines('Long-term plan'),
    PlanManager: line('Plan manager', 'indexed'),
    NextFollowUp: line('Next follow-up', 'indexed'),
    SuccessCriteria: lines('Success criteria'),
    Stage: line('Stage', 'indexed'),
    SystemConcerned: line('System or place', 'indexed'),
    Impact: line('Potential impact', 'indexed'),
    Priority: line('Priority', 'indexed'),
    Ongoing: line('Still going on'),
    OccurredOn: line('Happened on'),
    Requirement: lines('Requirement not met'),
    Evidence: lines('Evidence'),
    Source: line('How it came to light'),
    ImmediateAction: lines('What was done at once'),
    OnBehalfOf: line('On behalf of'),
    Additions: lines('Additions'),
    ReportedBy: line('Reported by'),
    ReportedById: line('Reporter id', 'indexed'),
    ReportedAt: line('Reported at (UTC)', 'indexed'),
    ReportedIn: line('Reported in'),
    Language: line('Language'),
    ProcedureVersion: line('Procedure version'),
    Facts: lines('Facts for the numbers'),
    Sequence: wholeNumber('Last commit shown'),
    Snapshot: lines('Snapshot'),
  },
);
export type NonconformityRow = Row<typeof nonconformitiesList>;
