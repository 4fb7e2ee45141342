import type { Voiced } from '../../../procedure/words/voiced.ts';

/** Texts of the procedure page besides the procedure itself. */
export const procedurePageWords = {
  version: (version: string) => `Version ${version} is in force.`,
  approved: (version: string, who: string, when: string) => `Version ${version} was approved by ${who} on ${when}.`,
  notApproved: 'No one in management has approved the procedure in TenTwo yet.',
  changed: 'The version, a rule or the software has changed since: what is shown here is not what was approved.',
  earlier: 'Earlier approvals',
  approve: 'Approve the procedure',
  approveText:
    'You approve this version with the rules in force, as it is shown below. Your name, the time and a digest of the page are recorded.',
  done: 'The approval is recorded.',
  damage: 'The history of the settings is damaged, so approvals may be missing here. Your security team knows why.',
};

export type ProcedurePageWords = Voiced<typeof procedurePageWords>;
