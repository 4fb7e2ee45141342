import type { Nonconformity } from '../../nonconformity.ts';
import type { Triage } from '../../recordParts.ts';
import type { ReportFacts } from '../../report/reportFacts.ts';
import { bodyOf, inCycle, ownedBy, type Steps } from './step.ts';

/**
 * Returns the record in the stage its lane has reached, until a plan is submitted. A correction alone stays triaged
 * until it is closed; an improvement has no cause to look for; the others are analysed once the problem is stated.
 */
const inLane = (record: Nonconformity): Nonconformity => {
  if (record.stage !== 'triaged' && record.stage !== 'analysis' && record.stage !== 'planning') return record;
  const { cycle, triage, statement } = record;
  if (!statement || triage?.lane === 'correctionOnly') return { ...record, stage: 'triaged' };
  const planning = triage?.lane === 'improvement' || cycle.causes || cycle.plan;
  return { ...record, stage: planning ? 'planning' : 'analysis' };
};

/** Triage and its exits. */
export const triageSteps: Steps<
  | 'Triaged'
  | 'TriageChanged'
  | 'ReportRejected'
  | 'RejectionObjectedTo'
  | 'ObjectionDecided'
  | 'MarkedDuplicate'
  | 'DuplicateFound'
> = {
  Triaged: (before, event, { at, by }) => ({
    ...classifiedBy(before, event),
    stage: 'triaged',
    triage: { ...bodyOf(event), at, by },
  }),
  // The time of triage stays that of the first one: a new owner later makes no report wait longer (nc-landscape
  // C7.2).
  TriageChanged: (before, { type: _, because: __, ...triage }, { at, by }) =>
    inLane({
      ...ownedBy(classifiedBy(before, triage), triage.owner),
      triage: { ...triage, at: before.triage?.at ?? at, by },
    }),
  ReportRejected: (before, { reason }, { at, by }) => ({ ...before, stage: 'rejected', rejection: { reason, at, by } }),
  RejectionObjectedTo: (before, { text }, { at }) => ({
    ...before,
    ...(before.rejection && { rejection: { ...before.rejection, objection: { text, at } } }),
  }),
  ObjectionDecided: (before, { upheld, reason }, { at, by }) => ({
    ...before,
    stage: upheld ? 'reported' : 'rejected',
    ...(before.rejection && { rejection: { ...before.rejection, decision: { upheld, reason, at, by } } }),
  }),
  MarkedDuplicate: (before, { of }) => ({ ...before, stage: 'duplicate', duplicateOf: of }),
  DuplicateFound: (before, event) => ({ ...before, duplicates: [...before.duplicates, event.in] }),
};

/** Clause, impact and priority are from now on the security team's; the reporter's are kept where they differ. */
const classifiedBy = (
  before: Nonconformity,
  { clause, impact, priority }: Pick<Triage, 'clause' | 'impact' | 'priority'>,
): Nonconformity => {
  const reported = before.reportedAs ?? before.facts;
  const facts: ReportFacts = {
    ...before.facts,
    ...(clause && { clause }),
    ...(impact && { impact }),
    ...(priority && { priority }),
  };
  const { reportedAs: _, ...others } = before;
  const isSame = (['clause', 'impact', 'priority'] as const).every((field) => facts[field] === reported[field]);
  if (isSame) return { ...others, facts };
  const { clause: asked, impact: feared, priority: wished } = reported;
  return { ...others, facts, reportedAs: { ...(asked && { clause: asked }), impact: feared, priority: wished } };
};

/**
 * 10.2 a and b: what was done about it, and why it happened. Containment and correction may be recorded at any stage.
 */
export const treatmentSteps: Steps<
  | 'ContainmentRecorded'
  | 'CorrectionRecorded'
  | 'ConsequencesRecorded'
  | 'SimilarRecorded'
  | 'StatementConfirmed'
  | 'CausesDetermined'
  | 'EvidenceAttached'
> = {
  ContainmentRecorded: (before, { act }) => ({ ...before, containment: act }),
  CorrectionRecorded: (before, { act }) => ({ ...before, correction: act }),
  ConsequencesRecorded: (before, { consequences }) => ({ ...before, consequences }),
  SimilarRecorded: (before, { similar }) => ({ ...before, similar }),
  // Confirming what the problem is begins the analysis.
  StatementConfirmed: (before, event) => inLane({ ...before, statement: bodyOf(event) }),
  // A joint analysis may cover a correction alone, too: that stays in its lane.
  CausesDetermined: (before, { causes }) => inLane(inCycle(before, { causes })),
  EvidenceAttached: (before, { file }, { at, by }) => ({
    ...before,
    evidence: [...before.evidence, { ...file, at, by }],
  }),
};
