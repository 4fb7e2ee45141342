/**
 * Notices sent when a record moves. The kind is part of a notice's key: append-only, never renamed. What time
 * triggers, rather than a commit, is in `deadlines/`.
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
