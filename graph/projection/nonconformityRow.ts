import { canonicalJson } from '../../procedure/record/canonicalJson.ts';
import { lastCommit, type Stream } from '../../procedure/record/commit.ts';
import type { NonconformityEvent } from '../../procedure/record/events.ts';
import type { Addition, Nonconformity } from '../../procedure/record/nonconformity.ts';
import { shortDescription } from '../../procedure/record/plainText.ts';
import { mostInLines } from '../lists/column.ts';
import type { NonconformityRow } from '../lists/nonconformities.ts';
import { writeSnapshot } from './snapshot.ts';

const within = (text: string | undefined, most: number): string =>
  text === undefined || text.length <= most
    ? (text ?? '')
    : `${text.slice(0, most - 1).replace(/[\uD800-\uDBFF]$/, '')}…`;
const line = (text: string | undefined): string => within(text, 255);

/** Newest first, so that what does not fit any more is the oldest; History has all of it. */
const additionsText = (additions: readonly Addition[]): string =>
  within(
    additions
      .toReversed()
      .map(({ at, text }) => `${at.slice(0, 16).replace('T', ' ')} UTC\n${text}`)
      .join('\n\n'),
    mostInLines,
  );

/** All that the KPIs need, in one column: read for every record at once. */
const factsOf = (record: Nonconformity): string =>
  canonicalJson({
    v: 1,
    stage: record.stage,
    clause: record.facts.clause,
    impact: record.facts.impact,
    priority: record.facts.priority,
    ongoing: record.facts.ongoing,
    source: record.facts.source,
    detectedOn: record.facts.detectedOn,
    occurredOn: record.facts.occurredOn,
    reportedAt: record.reportedAt,
    reportedIn: record.reportedIn,
  });

/** The item of the list Nonconformities that shows this stream. @param snapshotKey of the snapshot's HMAC */
export const nonconformityRow = (
  stream: Stream<Nonconformity, NonconformityEvent>,
  snapshotKey: string,
): NonconformityRow => {
  const { state: record, commits } = stream;
  const { facts, log } = record;
  return {
    Title: line(`${record.reference} ${shortDescription(facts.what)}`),
    Reference: record.reference,
    NonconformityDescription: facts.what,
    Clause: facts.clause ?? '',
    DetectedOn: facts.detectedOn,
    RootCause: within(log.rootCause, mostInLines),
    ShortTermPlan: within(log.shortTermPlan, mostInLines),
    LongTermPlan: within(log.longTermPlan, mostInLines),
    PlanManager: line(log.planManager),
    NextFollowUp: log.nextFollowUp ?? '',
    SuccessCriteria: within(log.successCriteria, mostInLines),
    Stage: record.stage,
    SystemConcerned: line(facts.system),
    Impact: facts.impact,
    Priority: facts.priority,
    Ongoing: facts.ongoing,
    OccurredOn: facts.occurredOn ?? '',
    Requirement: facts.requirement ?? '',
    Evidence: facts.evidence ?? '',
    Source: facts.source,
    ImmediateAction: facts.immediateAction ?? '',
    OnBehalfOf: line(facts.onBehalfOf),
    Additions: additionsText(record.additions),
    ReportedBy: line(commits[0].actorName),
    ReportedById: record.reporter,
    ReportedAt: record.reportedAt,
    ReportedIn: record.reportedIn,
    Language: record.language,
    ProcedureVersion: line(record.procedureVersion),
    Facts: factsOf(record),
    Sequence: lastCommit(stream).sequence,
    Snapshot: writeSnapshot(stream, snapshotKey),
  };
};
