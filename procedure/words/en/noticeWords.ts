import type { NoticeKind } from '../../notices/noticeKinds.ts';
import type { Voiced } from '../voiced.ts';

/** One sentence for each notice; it names no person. */
export const noticeWords = {
  triage: 'A new report is waiting to be triaged.',
  urgent: 'This is still going on.',
  newReport: 'A new report has come in.',
  reportAccepted: 'Your report was accepted. Thank you.',
  reportRejected: 'Your report was not accepted. You may object once.',
  markedDuplicate: 'This had already been reported and is being followed up.',
  objectionRaised: 'A report was rejected and its reporter objects. Please decide.',
  objectionDecided: 'Management has decided on the objection.',
  ownerAssigned: 'This nonconformity was assigned to you.',
  approvalAsked: 'A plan is waiting for your decision.',
  approvalDelegated: 'A decision on a plan was delegated to you.',
  planApproved: 'The plan was approved.',
  planReturned: 'The plan came back with a comment.',
  planRejected: 'The plan was rejected.',
  actionAssigned: 'An action of an approved plan is assigned to you.',
  extensionAsked: 'Someone asks for more time for an action.',
  extensionDecided: 'Your request for more time was decided.',
  actionCancelled: 'An action of yours was cancelled.',
  verificationAsked: 'All actions are done: please check their effectiveness.',
  effective: 'The corrective actions were effective.',
  notEffective: 'The corrective actions were not effective, or only partly.',
  closed: 'What you reported has been dealt with, and the record is closed.',
  riskAccepted: 'Management accepts the risk for a limited time.',
  recurred: 'It happened again after your corrective action.',
  workReassigned: 'Someone else’s open work was handed over to you.',
  reporterAsked: 'The security team has a question about your report.',
  unreached: 'TenTwo could not reach someone who needs to know.',
  trainingAsked: 'Please confirm that you have read and understood this.',
  deputyAsked: 'A plan has been waiting for your decision for days: your deputy was asked too.',
} satisfies Record<NoticeKind, string>;

export type NoticeWords = Voiced<typeof noticeWords>;
