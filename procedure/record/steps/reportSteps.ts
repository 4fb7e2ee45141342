import type { Steps } from './step.ts';

/** What the reporter does to his own report. */
export const reportSteps: Steps<'ReportAddedTo' | 'ReportCorrected' | 'ReportWithdrawn'> = {
  ReportAddedTo: (before, { text }, { at, by }) => ({ ...before, additions: [...before.additions, { at, by, text }] }),
  ReportCorrected: (before, { facts }) => ({ ...before, facts }),
  ReportWithdrawn: (before) => ({ ...before, stage: 'withdrawn' }),
};
