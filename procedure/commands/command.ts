import type { Nonconformity } from '../record/nonconformity.ts';
import type { RecordCommandName } from '../stages/permissions.ts';
import { type AcceptRisk, decideAcceptRisk } from './acceptRisk.ts';
import { type AddToReport, decideAddToReport } from './addToReport.ts';
import { type ApprovePlan, decideApprovePlan } from './approvePlan.ts';
import type { ApproveProcedure } from './approveProcedure.ts';
import { type AskReporter, decideAskReporter } from './askReporter.ts';
import { type AskTraining, decideAskTraining } from './askTraining.ts';
import { type AttachEvidence, decideAttachEvidence } from './attachEvidence.ts';
import { type CancelAction, decideCancelAction } from './cancelAction.ts';
import type { ChangeRules } from './changeRules.ts';
import { type ChangeTriage, decideChangeTriage } from './changeTriage.ts';
import type { ChooseTriageChannel } from './chooseTriageChannel.ts';
import { type CloseNonconformity, decideCloseNonconformity } from './closeNonconformity.ts';
import { type CloseSession, decideCloseSession } from './closeSession.ts';
import { type CompleteAction, decideCompleteAction } from './completeAction.ts';
import { type ConfirmRecurrence, decideConfirmRecurrence } from './confirmRecurrence.ts';
import { type ConfirmStatement, decideConfirmStatement } from './confirmStatement.ts';
import type { Contribute } from './contribute.ts';
import { type CorrectReport, decideCorrectReport } from './correctReport.ts';
import { type DecideExtension, decideDecideExtension } from './decideExtension.ts';
import { type DecideObjection, decideDecideObjection } from './decideObjection.ts';
import type { Decision } from './decision.ts';
import type { DecisionContext } from './decisionContext.ts';
import { type DelegateApproval, decideDelegateApproval } from './delegateApproval.ts';
import { type DetermineCauses, decideDetermineCauses } from './determineCauses.ts';
import { type DraftPlan, decideDraftPlan } from './draftPlan.ts';
import { decideHoldFollowUp, type HoldFollowUp } from './holdFollowUp.ts';
import type { HoldReview } from './holdReview.ts';
import type { ImportRecord } from './importRecord.ts';
import { decideJudgeEffectiveness, type JudgeEffectiveness } from './judgeEffectiveness.ts';
import { decideLeadSession, type LeadSession } from './leadSession.ts';
import { decideMarkDuplicate, type MarkDuplicate } from './markDuplicate.ts';
import type { NameDeputy } from './nameDeputy.ts';
import type { NoteReview } from './noteReview.ts';
import { decideObjectToRejection, type ObjectToRejection } from './objectToRejection.ts';
import { decideOpenIdentity, type OpenIdentity } from './openIdentity.ts';
import { decideOpenSession, type OpenSession } from './openSession.ts';
import { addPeopleProblems } from './peopleProblems.ts';
import { decideReassignWork, type ReassignWork } from './reassignWork.ts';
import { decideRecordConsequences, type RecordConsequences } from './recordConsequences.ts';
import { decideRecordContainment, type RecordContainment } from './recordContainment.ts';
import { decideRecordCorrection, type RecordCorrection } from './recordCorrection.ts';
import type { RecordExport } from './recordExport.ts';
import { decideRecordSimilar, type RecordSimilar } from './recordSimilar.ts';
import { refuseOversizedRow } from './refuseOversizedRow.ts';
import { decideRejectPlan, type RejectPlan } from './rejectPlan.ts';
import { decideRejectReport, type RejectReport } from './rejectReport.ts';
import type { Report } from './report.ts';
import { decideReportProgress, type ReportProgress } from './reportProgress.ts';
import { decideRequestExtension, type RequestExtension } from './requestExtension.ts';
import { decideReturnPlan, type ReturnPlan } from './returnPlan.ts';
import { decideSnoozeReminder, type SnoozeReminder } from './snoozeReminder.ts';
import type { SnoozeReview } from './snoozeReview.ts';
import { decideSubmitPlan, type SubmitPlan } from './submitPlan.ts';
import { decideTakeLateContributions, type TakeLateContributions } from './takeLateContributions.ts';
import { decideTriageReport, type TriageReport } from './triageReport.ts';
import { decideWithdrawReport, type WithdrawReport } from './withdrawReport.ts';

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
