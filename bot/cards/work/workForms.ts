import {
  cancelActionForm,
  completeActionForm,
  decideExtensionForm,
  reportProgressForm,
  requestExtensionForm,
} from '../decide/actionForms.ts';
import { approvePlanForm, delegateApprovalForm, rejectPlanForm, returnPlanForm } from '../decide/approvalForms.ts';
import { decideObjectionForm, objectToRejectionForm } from '../decide/objectionForms.ts';
import { askTrainingForm, closeSessionForm } from '../training/trainingForms.ts';
import { acceptRiskForm, holdFollowUpForm, judgeEffectivenessForm } from './closureForms.ts';
import type { CommandForm } from './commandForm.ts';
import { oneTextForms } from './oneTextForm.ts';
import { determineCausesForm } from './plan/determineCausesForm.ts';
import { draftPlanForm } from './plan/draftPlanForm.ts';
import { submitPlanForm } from './plan/submitPlanForm.ts';
import {
  recordConsequencesForm,
  recordContainmentForm,
  recordCorrectionForm,
  recordSimilarForm,
} from './reactionForms.ts';
import { snoozeReminderForm } from './snoozeReminderForm.ts';
import {
  changeTriageForm,
  confirmRecurrenceForm,
  confirmStatementForm,
  markDuplicateForm,
  reassignWorkForm,
  rejectReportForm,
  triageReportForm,
} from './triageForms.ts';
import type { WorkCommandName } from './workVerbs.ts';

/** The form of each command on a card (`docs/how-to/add-a-command.md`). */
export const workForms: Readonly<Record<WorkCommandName, CommandForm>> = {
  ...oneTextForms,
  triageReport: triageReportForm,
  changeTriage: changeTriageForm,
  rejectReport: rejectReportForm,
  markDuplicate: markDuplicateForm,
  confirmRecurrence: confirmRecurrenceForm,
  reassignWork: reassignWorkForm,
  recordContainment: recordContainmentForm,
  recordCorrection: recordCorrectionForm,
  recordConsequences: recordConsequencesForm,
  recordSimilar: recordSimilarForm,
  confirmStatement: confirmStatementForm,
  determineCauses: determineCausesForm,
  draftPlan: draftPlanForm,
  submitPlan: submitPlanForm,
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
