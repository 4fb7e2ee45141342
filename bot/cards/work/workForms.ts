import { approvePlanForm } from '../decide/approvePlanForm.ts';
import { cancelActionForm } from '../decide/cancelActionForm.ts';
import { completeActionForm } from '../decide/completeActionForm.ts';
import { decideExtensionForm } from '../decide/decideExtensionForm.ts';
import { decideObjectionForm } from '../decide/decideObjectionForm.ts';
import { delegateApprovalForm } from '../decide/delegateApprovalForm.ts';
import { objectToRejectionForm } from '../decide/objectToRejectionForm.ts';
import { rejectPlanForm } from '../decide/rejectPlanForm.ts';
import { reportProgressForm } from '../decide/reportProgressForm.ts';
import { requestExtensionForm } from '../decide/requestExtensionForm.ts';
import { returnPlanForm } from '../decide/returnPlanForm.ts';
import { askTrainingForm } from '../training/askTrainingForm.ts';
import { closeSessionForm } from '../training/closeSessionForm.ts';
import { acceptRiskForm } from './acceptRiskForm.ts';
import { askReporterForm } from './askReporterForm.ts';
import { changeTriageForm } from './changeTriageForm.ts';
import { closeNonconformityForm } from './closeNonconformityForm.ts';
import type { CommandForm } from './commandForm.ts';
import { confirmRecurrenceForm } from './confirmRecurrenceForm.ts';
import { confirmStatementForm } from './confirmStatementForm.ts';
import { determineCausesForm } from './determineCausesForm.ts';
import { draftPlanForm } from './draftPlanForm.ts';
import { holdFollowUpForm } from './holdFollowUpForm.ts';
import { judgeEffectivenessForm } from './judgeEffectivenessForm.ts';
import { markDuplicateForm } from './markDuplicateForm.ts';
import { reassignWorkForm } from './reassignWorkForm.ts';
import { recordConsequencesForm } from './recordConsequencesForm.ts';
import { recordContainmentForm } from './recordContainmentForm.ts';
import { recordCorrectionForm } from './recordCorrectionForm.ts';
import { recordSimilarForm } from './recordSimilarForm.ts';
import { rejectReportForm } from './rejectReportForm.ts';
import { snoozeReminderForm } from './snoozeReminderForm.ts';
import { submitPlanForm } from './submitPlanForm.ts';
import { triageReportForm } from './triageReportForm.ts';
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
