import { inLane } from './inLane.ts';
import { bodyOf, inCycle, type Steps } from './step.ts';

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
