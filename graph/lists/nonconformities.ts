import { line, lines, title, wholeNumber } from './column.ts';
import { listTable, type Row } from './listTable.ts';

/**
 * What people see of each nonconformity: first the ten fields that the procedure's log requires, then the results of
 * the procedure, then the rest of the report form, then what TenTwo itself needs. Days are texts (`YYYY-MM-DD`): a
 * SharePoint date shifts with the site's time zone. Closed lists keep their wire values (`notSure`, `high`), which no
 * change of wording touches, so that the organisation's views and filters keep working;
 * `procedure/record/values/choices.ts` lists them.
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
    PlanManagerId: line('Plan manager id', 'indexed'),
    NextFollowUp: line('Next follow-up', 'indexed'),
    SuccessCriteria: lines('Success criteria'),
    FollowUps: lines('Follow-ups held'),
    Stage: line('Stage', 'indexed'),
    Lane: line('Lane', 'indexed'),
    Grade: line('Grade', 'indexed'),
    OwnerName: line('Owner'),
    OwnerId: line('Owner id', 'indexed'),
    Containment: lines('Containment'),
    Correction: lines('Correction'),
    Consequences: lines('Consequences'),
    SimilarElsewhere: lines('Similar elsewhere'),
    ProblemStatement: lines('Problem statement'),
    Implications: lines('Implications'),
    CycleNumber: wholeNumber('Cycle'),
    EarlierCycles: lines('Earlier cycles'),
    ApprovedBy: line('Approved by'),
    ApprovedAt: line('Approved at (UTC)'),
    Verdict: line('Verdict', 'indexed'),
    ClosedAt: line('Closed at (UTC)', 'indexed'),
    DuplicateOf: line('Duplicate of'),
    Duplicates: lines('Duplicates'),
    RecurrenceOf: line('Recurrence of'),
    Recurrences: lines('Recurrences'),
    RiskAcceptedUntil: line('Risk accepted until', 'indexed'),
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
    Questions: lines('Questions to the reporter'),
    ReportedBy: line('Reported by'),
    ReportedById: line('Reporter id', 'indexed'),
    ReporterAnonymity: line('Named, sealed or anonymous'),
    NotToIsmsManager: line('Kept from the ISMS manager'),
    ReportedAt: line('Reported at (UTC)', 'indexed'),
    ReportedIn: line('Reported in'),
    Language: line('Language'),
    ProcedureVersion: line('Procedure version'),
    OldNumber: line('Number before TenTwo', 'indexed'),
    BeforeTenTwo: lines('Before TenTwo'),
    Facts: lines('Facts for the numbers'),
    Sequence: wholeNumber('Last commit shown'),
    Seal: line('Seal'),
  },
);
export type NonconformityRow = Row<typeof nonconformitiesList>;

/**
 * What the register reads of each item at start, for the whole list at once. The seal covers these columns separately,
 * so changing them requires a new layout (`graph/projection/seal.ts`).
 */
export const registerColumns = [
  'Reference',
  'NonconformityDescription',
  'Stage',
  'Clause',
  'SystemConcerned',
  'Impact',
  'Priority',
  'Ongoing',
  'DetectedOn',
  'ReportedAt',
  'ReportedById',
  'NotToIsmsManager',
  'Facts',
  'Sequence',
] as const satisfies readonly (keyof NonconformityRow)[];
