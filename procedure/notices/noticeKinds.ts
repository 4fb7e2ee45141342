/**
 * All that somebody is told when a record moves. A notice's kind is a part of its key: append-only, never renamed.
 * What comes with time, not with a commit, is in `deadlines/`.
 */
export const noticeKinds = [
  'triage',
  'urgent',
  'newReport',
  'reportAccepted',
  'reportRejected',
  'markedDuplicate',
  'objectionRaised',
  'objectionDecided',
  'ownerAssigned',
  'approvalAsked',
  'approvalDelegated',
  'planApproved',
  'planReturned',
  'planRejected',
  'actionAssigned',
  'extensionAsked',
  'extensionDecided',
  'actionCancelled',
  'verificationAsked',
  'effective',
  'notEffective',
  'closed',
  'riskAccepted',
  'recurred',
  'workReassigned',
  'reporterAsked',
  'unreached',
  'trainingAsked',
  'deputyAsked',
] as const;
export type NoticeKind = (typeof noticeKinds)[number];
