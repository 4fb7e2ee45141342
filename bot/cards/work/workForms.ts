import { cancelActionForm } from '../decide/action/cancelActionForm.ts';
import { completeActionForm } from '../decide/action/completeActionForm.ts';
import { decideExtensionForm } from '../decide/action/decideExtensionForm.ts';
import { reportProgressForm } from '../decide/action/reportProgressForm.ts';
import { requestExtensionForm } from '../decide/action/requestExtensionForm.ts';
import { approvePlanForm } from '../decide/approval/approvePlanForm.ts';
import { delegateApprovalForm } from '../decide/approval/delegateApprovalForm.ts';
import { rejectPlanForm } from '../decide/approval/rejectPlanForm.ts';
import { returnPlanForm } from '../decide/approval/returnPlanForm.ts';
import { decideObjectionForm } from '../decide/decideObjectionForm.ts';
import { objectToRejectionForm } from '../decide/objectToRejectionForm.ts';
import { askTrainingForm } from '../training/askTrainingForm.ts';
import { closeSessionForm } from '../training/closeSessionForm.ts';
import { acceptRiskForm } from './closure/acceptRiskForm.ts';
import { closeNonconformityForm } from './closure/closeNonconformityForm.ts';
import { holdFollowUpForm } from './closure/holdFollowUpForm.ts';
import { judgeEffectivenessForm } from './closure/judgeEffectivenessForm.ts';
import type { CommandForm } from './commandForm.ts';
import { determineCausesForm } from './plan/determineCausesForm.ts';
import { draftPlanForm } from './plan/draftPlanForm.ts';
import { submitPlanForm } from './plan/submitPlanForm.ts';
import { recordConsequencesForm } from './reaction/recordConsequencesForm.ts';
import { recordContainmentForm } from './reaction/recordContainmentForm.ts';
import { recordCorrectionForm } from './reaction/recordCorrectionForm.ts';
import { recordSimilarForm } from './reaction/recordSimilarForm.ts';
import { snoozeReminderForm } from './snoozeReminderForm.ts';
import { askReporterForm } from './triage/askReporterForm.ts';
import { changeTriageForm } from './triage/changeTriageForm.ts';
import { confirmRecurrenceForm } from './triage/confirmRecurrenceForm.ts';
import { confirmStatementForm } from './triage/confirmStatementForm.ts';
import { markDuplicateForm } from './triage/markDuplicateForm.ts';
import { reassignWorkForm } from './triage/reassignWorkForm.ts';
import { rejectReportForm } from './triage/rejectReportForm.ts';
import { triageReportForm } from './triage/triageReportForm.ts';
import type { WorkCommandName } from './workVerbs.ts';

/** The form of each command on a card (`docs/how-to/add-a-command.md`). */
export const workForms: Readonly<Record<WorkCommandName, CommandForm>> = {
  triageReport: triageReportForm,
  changeTriage: changeTriageForm,
  rejectReport: rejectReportForm,
  markDuplicate: markDuplicateForm,
  confirmRecurrence: confirmRecurrenceForm,
  askReporter: askReporterForm,
  reassignWork: reassignWorkForm,
  recordContainment: recordContainmentForm,
  recordCorrection: recordCorrectionForm,
  recordConsequences: recordConsequencesForm,
  recordSimilar: recordSimilarForm,
  confirmStatement: confirmStatementForm,
  determineCauses: determineCausesForm,
  draftPlan: draftPlanForm,
  submitPlan: submitPlanForm,
  closeNonconformity: closeNonconformityForm,
  acceptRisk: acceptRiskForm,
  judgeEffectiveness: judgeEffectivenessForm,
  holdFollowUp: holdFollowUpForm,
  approvePlan: approvePlanForm,
  returnPlan: returnPlanForm,
  rejectPlan: rejectPlanForm,
  delegateApproval: delegateApprovalForm,
  decideExtension: decideExtensionForm,
  decideObjection: decideObjectionForm,
  cancelAction: cancelActionForm,
  reportProgress: reportProgressForm,
  completeAction: completeActionForm,
  requestExtension: requestExtensionForm,
  objectToRejection: objectToRejectionForm,
  snoozeReminder: snoozeReminderForm,
  askTraining: askTrainingForm,
  closeSession: closeSessionForm,
};
