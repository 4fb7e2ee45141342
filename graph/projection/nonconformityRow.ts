import { measuredFacts } from '../../procedure/measures/measuredFacts.ts';
import { lastCommit, type Stream } from '../../procedure/record/history/commit.ts';
import type { NonconformityEvent } from '../../procedure/record/history/events.ts';
import type { Nonconformity } from '../../procedure/record/nonconformity.ts';
import { type ReportFacts, type ReportField, reportFields } from '../../procedure/record/report/reportFacts.ts';
import { canonicalJson } from '../../procedure/record/values/canonicalJson.ts';
import { shortDescription } from '../../procedure/record/values/plainText.ts';
import { verdictsOf } from '../../procedure/record/verdictsOf.ts';
import { maxMultiLineLength } from '../lists/column.ts';
import { type NonconformityRow, nonconformitiesList } from '../lists/nonconformities.ts';
import type { NameOf } from './nameLookup.ts';
import {
  actText,
  consequencesText,
  earlierCyclesText,
  externalAuditText,
  followUpsText,
  ismsChangeText,
  legacyText,
  similarText,
} from './treatmentTexts.ts';
import { paragraphs, stamp, truncateLine, truncateLines } from './truncate.ts';

/** Two columns are named by the procedure's log, all others by their field. */
const named = { what: 'NonconformityDescription', system: 'SystemConcerned' } as const;
type Named = typeof named;
type FactColumn = Named[keyof Named] | Capitalize<Exclude<ReportField, keyof Named>>;

const columnOf = (field: ReportField): FactColumn =>
  field in named
    ? named[field as keyof Named]
    : // The compiler does not follow the letters.
      (`${field.charAt(0).toUpperCase()}${field.slice(1)}` as FactColumn);

/** A field without a column in the list does not compile. */
const isSingleLine = (column: FactColumn): boolean =>
  !nonconformitiesList.columns[column].facet.text?.allowMultipleLines;

/** The report as the columns of *Nonconformities*; empty for fields left open. */
export const reportColumns = (facts: ReportFacts): Readonly<Record<FactColumn, string>> =>
  Object.fromEntries(
    reportFields.map((field) => {
      const column = columnOf(field);
      return [column, isSingleLine(column) ? truncateLine(facts[field]) : truncateLines(facts[field])];
    }),
    // The compiler does not follow the keys through `fromEntries`; they are all the values of `columnOf`.
  ) as Record<FactColumn, string>;

/** JSON that was cut could not be read at all. */
const fitting = (json: string): string => (json.length > maxMultiLineLength ? '' : json);

/** What the procedure's log requires in addition to the report. */
const logColumns = ({ log, legacy }: Nonconformity, nameOf: NameOf) => ({
  RootCause: truncateLines(log.rootCause),
  ShortTermPlan: truncateLines(log.shortTermPlan),
  LongTermPlan: truncateLines(log.longTermPlan),
  PlanManager: truncateLine(log.planManager === undefined ? legacy?.texts.planManager : nameOf(log.planManager)),
  PlanManagerId: log.planManager ?? '',
  NextFollowUp: log.nextFollowUp ?? '',
  SuccessCriteria: truncateLines(log.successCriteria),
});

/** When and why it was triaged so, and the certification body's dates. */
const triageColumns = ({ triage }: Nonconformity) => ({
  TriagedAt: triage?.at ?? '',
  TriageReason: truncateLines([triage?.laneReason, triage?.gradeReason].filter(Boolean).join('\n')),
  ExternalAudit: externalAuditText(triage?.externalAudit),
});

/** What was done about it (10.2 a and b), and who deals with it. */
const treatmentColumns = (record: Nonconformity, nameOf: NameOf) => {
  const { triage, statement } = record;
  return {
    Lane: triage?.lane ?? '',
    Grade: triage?.grade ?? '',
    OwnerName: triage ? truncateLine(nameOf(triage.owner)) : '',
    OwnerId: triage?.owner ?? '',
    ...triageColumns(record),
    Containment: actText(record.containment),
    Correction: actText(record.correction),
    Consequences: consequencesText(record.consequences),
    SimilarElsewhere: similarText(record.similar),
    ProblemStatement: truncateLines(statement?.problem),
    Implications: truncateLines(statement?.implications),
  };
};

/** 10.2 c and d: what was decided, and the result. */
const outcomeColumns = (record: Nonconformity, nameOf: NameOf) => {
  const { approval, plan } = record.cycle;
  const judged = verdictsOf(record).at(-1);
  const [first = record.cycle] = record.earlierCycles;
  return {
    CycleNumber: record.cycle.number,
    EarlierCycles: earlierCyclesText(record.earlierCycles),
    FollowUps: followUpsText(record, nameOf),
    ApprovedBy: approval ? truncateLine(nameOf(approval.by)) : '',
    ApprovedAt: approval?.at ?? '',
    FirstApprovedAt: first.approval?.at ?? '',
    IsmsChange: ismsChangeText(plan),
    Verdict: judged?.verdict ?? '',
    VerdictAt: judged?.at ?? '',
    VerdictBy: judged ? truncateLine(nameOf(judged.by)) : '',
    ClosedAt: record.closure?.at ?? '',
    ClosingSummary: truncateLines(record.closure?.summary),
    DuplicateOf: record.duplicateOf ?? '',
    Duplicates: truncateLines(record.duplicates.join('\n')),
    RecurrenceOf: record.recurrenceOf ?? '',
    Recurrences: truncateLines(
      record.recurrences.map(({ in: later, at }) => `${later} (${at.slice(0, 10)})`).join('\n'),
    ),
    RiskAcceptedUntil: record.riskAcceptance?.expires ?? '',
  };
};

/** Newest first, so that the oldest is cut when it does not fit; History has all of it. */
const saidAt = (texts: Nonconformity['additions']): string =>
  paragraphs(texts.toReversed().map(({ at, text }) => `${stamp(at)}\n${text}`));

/** What the report contains besides its form. */
const circumstanceColumns = (record: Nonconformity, reportedBy: string) => ({
  Additions: saidAt(record.additions),
  Questions: saidAt(record.questions),
  ReportedBy: truncateLine(reportedBy),
  ReportedById: record.reporter,
  ReporterAnonymity: record.unnamed?.kind ?? 'named',
  NotToIsmsManager: record.notToIsmsManager ? 'yes' : '',
  ReportedAt: record.reportedAt,
  ReportedIn: record.reportedIn,
  Language: record.language,
  ProcedureVersion: truncateLine(record.procedureVersion),
  OldNumber: truncateLine(record.legacy?.oldId),
  BeforeTenTwo: legacyText(record.legacy),
});

/**
 * The item of the list Nonconformities that shows this stream.
 * @param done the last commit whose effects have all run
 */
export const nonconformityRow = (
  stream: Stream<Nonconformity, NonconformityEvent>,
  nameOf: NameOf,
  done: number,
): NonconformityRow => {
  const { state: record, commits } = stream;
  return {
    Title: truncateLine(`${record.reference} ${shortDescription(record.facts.what)}`),
    Reference: record.reference,
    Stage: record.stage,
    ...logColumns(record, nameOf),
    ...treatmentColumns(record, nameOf),
    ...outcomeColumns(record, nameOf),
    ...reportColumns(record.facts),
    ...circumstanceColumns(record, commits[0].actorName),
    Facts: fitting(canonicalJson(measuredFacts(record))),
    Sequence: lastCommit(stream).sequence,
    EffectsDone: done,
  };
};
