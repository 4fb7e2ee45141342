import type { Nonconformity } from '../record/nonconformity.ts';
import type { RecordCommandName } from '../stages/permissions.ts';
import { type ConfirmStatement, decideConfirmStatement } from './analysis/confirmStatement.ts';
import { type DetermineCauses, decideDetermineCauses } from './analysis/determineCauses.ts';
import { decideRecordSimilar, type RecordSimilar } from './analysis/recordSimilar.ts';
import { type AcceptRisk, decideAcceptRisk } from './approval/acceptRisk.ts';
import { type ApprovePlan, decideApprovePlan } from './approval/approvePlan.ts';
import { type DelegateApproval, decideDelegateApproval } from './approval/delegateApproval.ts';
import { decideRejectPlan, type RejectPlan } from './approval/rejectPlan.ts';
import { decideReturnPlan, type ReturnPlan } from './approval/returnPlan.ts';
import { type CloseNonconformity, decideCloseNonconformity } from './closing/closeNonconformity.ts';
import { decideJudgeEffectiveness, type JudgeEffectiveness } from './closing/judgeEffectiveness.ts';
import type { Decision } from './decision.ts';
import type { DecisionContext } from './decisionContext.ts';
import { type AskTraining, decideAskTraining } from './implementation/askTraining.ts';
import { type CancelAction, decideCancelAction } from './implementation/cancelAction.ts';
import { type CompleteAction, decideCompleteAction } from './implementation/completeAction.ts';
import { type DecideExtension, decideDecideExtension } from './implementation/decideExtension.ts';
import { decideHoldFollowUp, type HoldFollowUp } from './implementation/holdFollowUp.ts';
import { decideReassignWork, type ReassignWork } from './implementation/reassignWork.ts';
import { decideReportProgress, type ReportProgress } from './implementation/reportProgress.ts';
import { decideRequestExtension, type RequestExtension } from './implementation/requestExtension.ts';
import { decideSnoozeReminder, type SnoozeReminder } from './implementation/snoozeReminder.ts';
import type { ApproveProcedure } from './organisation/approveProcedure.ts';
import type { ChangeRules } from './organisation/changeRules.ts';
import type { ChooseTriageChannel } from './organisation/chooseTriageChannel.ts';
import type { HoldReview } from './organisation/holdReview.ts';
import type { ImportRecord } from './organisation/importRecord.ts';
import type { NameDeputy } from './organisation/nameDeputy.ts';
import type { NoteReview } from './organisation/noteReview.ts';
import type { RecordExport } from './organisation/recordExport.ts';
import type { SnoozeReview } from './organisation/snoozeReview.ts';
import { addPeopleProblems } from './peopleProblems.ts';
import { type DraftPlan, decideDraftPlan } from './planning/draftPlan.ts';
import { decideSubmitPlan, type SubmitPlan } from './planning/submitPlan.ts';
import { decideRecordConsequences, type RecordConsequences } from './reaction/recordConsequences.ts';
import { decideRecordContainment, type RecordContainment } from './reaction/recordContainment.ts';
import { decideRecordCorrection, type RecordCorrection } from './reaction/recordCorrection.ts';
import { refuseOversizedRow } from './refuseOversizedRow.ts';
import { type AddToReport, decideAddToReport } from './report/addToReport.ts';
import { type AskReporter, decideAskReporter } from './report/askReporter.ts';
import { type AttachEvidence, decideAttachEvidence } from './report/attachEvidence.ts';
import { type CorrectReport, decideCorrectReport } from './report/correctReport.ts';
import { decideOpenIdentity, type OpenIdentity } from './report/openIdentity.ts';
import type { Report } from './report/report.ts';
import { decideWithdrawReport, type WithdrawReport } from './report/withdrawReport.ts';
import { type CloseSession, decideCloseSession } from './session/closeSession.ts';
import type { Contribute } from './session/contribute.ts';
import { decideLeadSession, type LeadSession } from './session/leadSession.ts';
import { decideOpenSession, type OpenSession } from './session/openSession.ts';
import { decideTakeLateContributions, type TakeLateContributions } from './session/takeLateContributions.ts';
import { type ChangeTriage, decideChangeTriage } from './triage/changeTriage.ts';
import { type ConfirmRecurrence, decideConfirmRecurrence } from './triage/confirmRecurrence.ts';
import { type DecideObjection, decideDecideObjection } from './triage/decideObjection.ts';
import { decideMarkDuplicate, type MarkDuplicate } from './triage/markDuplicate.ts';
import { decideObjectToRejection, type ObjectToRejection } from './triage/objectToRejection.ts';
import { decideRejectReport, type RejectReport } from './triage/rejectReport.ts';
import { decideTriageReport, type TriageReport } from './triage/triageReport.ts';

/** Commands about a record that exists. */
export type RecordCommand =
  | CorrectReport
  | AddToReport
  | WithdrawReport
  | AskReporter
  | OpenIdentity
  | TriageReport
  | ChangeTriage
  | RejectReport
  | ObjectToRejection
  | DecideObjection
  | MarkDuplicate
  | RecordContainment
  | RecordCorrection
  | RecordConsequences
  | RecordSimilar
  | AttachEvidence
  | ConfirmStatement
  | DetermineCauses
  | DraftPlan
  | SubmitPlan
  | DelegateApproval
  | ApprovePlan
  | ReturnPlan
  | RejectPlan
  | ReportProgress
  | RequestExtension
  | DecideExtension
  | CompleteAction
  | CancelAction
  | HoldFollowUp
  | JudgeEffectiveness
  | CloseNonconformity
  | AcceptRisk
  | ConfirmRecurrence
  | ReassignWork
  | OpenSession
  | LeadSession
  | CloseSession
  | TakeLateContributions
  | AskTraining
  | SnoozeReminder;

export type Command =
  | Report
  | RecordCommand
  | Contribute
  | ChooseTriageChannel
  | ChangeRules
  | ApproveProcedure
  | NameDeputy
  | HoldReview
  | NoteReview
  | SnoozeReview
  | RecordExport
  | ImportRecord;

/** One decision a command: to add a command, add its file and its line here; the compiler asks for the rest. */
const decisions: {
  readonly [Name in RecordCommandName]: (
    command: Extract<RecordCommand, { name: Name }>,
    record: Nonconformity,
    context: DecisionContext,
  ) => Decision;
} = {
  correctReport: decideCorrectReport,
  addToReport: decideAddToReport,
  withdrawReport: decideWithdrawReport,
  askReporter: decideAskReporter,
  openIdentity: decideOpenIdentity,
  triageReport: decideTriageReport,
  changeTriage: decideChangeTriage,
  rejectReport: decideRejectReport,
  objectToRejection: decideObjectToRejection,
  decideObjection: decideDecideObjection,
  markDuplicate: decideMarkDuplicate,
  recordContainment: decideRecordContainment,
  recordCorrection: decideRecordCorrection,
  recordConsequences: decideRecordConsequences,
  recordSimilar: decideRecordSimilar,
  attachEvidence: decideAttachEvidence,
  confirmStatement: decideConfirmStatement,
  determineCauses: decideDetermineCauses,
  draftPlan: decideDraftPlan,
  submitPlan: decideSubmitPlan,
  delegateApproval: decideDelegateApproval,
  approvePlan: decideApprovePlan,
  returnPlan: decideReturnPlan,
  rejectPlan: decideRejectPlan,
  reportProgress: decideReportProgress,
  requestExtension: decideRequestExtension,
  decideExtension: decideDecideExtension,
  completeAction: decideCompleteAction,
  cancelAction: decideCancelAction,
  holdFollowUp: decideHoldFollowUp,
  judgeEffectiveness: decideJudgeEffectiveness,
  closeNonconformity: decideCloseNonconformity,
  acceptRisk: decideAcceptRisk,
  confirmRecurrence: decideConfirmRecurrence,
  reassignWork: decideReassignWork,
  openSession: decideOpenSession,
  leadSession: decideLeadSession,
  closeSession: decideCloseSession,
  takeLateContributions: decideTakeLateContributions,
  askTraining: decideAskTraining,
  snoozeReminder: decideSnoozeReminder,
};

/** Decides a command on a record; who may and in which stage was checked before (`stages/permissions.ts`). Pure. */
export const decideOnRecord = (command: RecordCommand, record: Nonconformity, context: DecisionContext): Decision => {
  // Each decision takes its own command; that they belong together is what the type of `decisions` says.
  const decide = decisions[command.name] as (
    command: RecordCommand,
    record: Nonconformity,
    context: DecisionContext,
  ) => Decision;
  return refuseOversizedRow(addPeopleProblems(decide(command, record, context), command, record, context));
};
