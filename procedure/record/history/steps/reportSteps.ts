import type { Steps } from './step.ts';

/** The reporter's changes to their own report, and questions to them. */
export const reportSteps: Steps<
  'ReportAddedTo' | 'ReportCorrected' | 'ReportWithdrawn' | 'ReporterAsked' | 'IdentityOpened' | 'LegacyRecorded'
> = {
  ReportAddedTo: (before, { text }, { at, by }) => ({ ...before, additions: [...before.additions, { at, by, text }] }),
  ReportCorrected: (before, { facts }) => ({ ...before, facts }),
  ReporterAsked: (before, { text }, { at, by }) => ({ ...before, questions: [...before.questions, { at, by, text }] }),
  IdentityOpened: (before, { reason }, { at, by }) => ({
    ...before,
    identityOpenings: [...before.identityOpenings, { at, by, reason }],
  }),
  LegacyRecorded: (before, { legacy }) =>
    legacy.closed ? { ...before, legacy, stage: 'closed' } : { ...before, legacy },
  ReportWithdrawn: (before) => ({ ...before, stage: 'withdrawn' }),
};
