import type { Unnamed } from '../../../../procedure/record/report/identity.ts';
import type { Voiced } from '../../../../procedure/words/voiced.ts';

export const registerTableWords = {
  sheet: 'Nonconformities',
  /** Columns for which the procedure has no name. */
  head: {
    reference: 'Number',
    what: 'Nonconformity',
    stage: 'Stage',
    lane: 'Lane',
    impact: 'Potential impact',
    source: 'How it came to light',
    owner: 'Owner',
    nextDue: 'Next action due on',
    overdue: 'Overdue',
    reportedOn: 'Reported on',
    reporter: 'Reported by',
    triagedOn: 'Triaged on',
    triageReason: 'Reason of the triage',
    externalAudit: 'External audit and its dates',
    planApprovedOn: 'First plan approved on',
    ismsChange: 'Change of the ISMS',
    verdict: 'Verdict',
    verdictOn: 'Verdict on',
    verdictBy: 'Verdict by',
    earlierVerdicts: 'Earlier verdicts',
    closedOn: 'Closed on',
    closingSummary: 'Closing summary',
  },
  yes: 'Yes',
  no: 'No',
  unnamed: { sealed: 'under seal', anonymous: 'anonymous' } satisfies Record<Unnamed['kind'], string>,
  /** In a cell whose text cannot be trusted at the moment. */
  edited: '(not given: its row in SharePoint was edited by hand and is being restored)',
  /** After a heading, if the file has too many records for their long texts. */
  leftOut: (most: string) => `left out: more than ${most} lines`,
};

export type RegisterTableWords = Voiced<typeof registerTableWords>;
