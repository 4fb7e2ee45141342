import { inLane } from './inLane.ts';
import { bodyOf, type Steps } from './step.ts';

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
  Triaged: (before, event, { at, by }) => ({ ...before, stage: 'triaged', triage: { ...bodyOf(event), at, by } }),
  // The time of triage stays that of the first one: a new owner later makes no report wait longer (nc-landscape
  // C7.2).
  TriageChanged: (before, { type: _, because: __, ...triage }, { at, by }) =>
    inLane({ ...before, triage: { ...triage, at: before.triage?.at ?? at, by } }),
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
