import type { z } from 'zod';
import type { CalendarDate } from '../record/calendarDate.ts';
import type { Reference } from '../record/reference.ts';
import { readReportFacts } from '../record/reportFacts.ts';
import type { RecordCommandName } from '../stages/permissions.ts';
import { confirmStatementSchema } from './analysis/confirmStatement.ts';
import { determineCausesSchema } from './analysis/determineCauses.ts';
import { recordSimilarSchema } from './analysis/recordSimilar.ts';
import { acceptRiskSchema } from './approval/acceptRisk.ts';
import { approvePlanSchema } from './approval/approvePlan.ts';
import { delegateApprovalSchema } from './approval/delegateApproval.ts';
import { rejectPlanSchema } from './approval/rejectPlan.ts';
import { returnPlanSchema } from './approval/returnPlan.ts';
import { closeNonconformitySchema } from './closing/closeNonconformity.ts';
import { judgeEffectivenessSchema } from './closing/judgeEffectiveness.ts';
import type { RecordCommand } from './command.ts';
import { problemsAt } from './commandFields.ts';
import { refuse } from './decision.ts';
import { askTrainingSchema } from './implementation/askTraining.ts';
import { cancelActionSchema } from './implementation/cancelAction.ts';
import { completeActionSchema } from './implementation/completeAction.ts';
import { decideExtensionSchema } from './implementation/decideExtension.ts';
import { holdFollowUpSchema } from './implementation/holdFollowUp.ts';
import { reassignWorkSchema } from './implementation/reassignWork.ts';
import { reportProgressSchema } from './implementation/reportProgress.ts';
import { requestExtensionSchema } from './implementation/requestExtension.ts';
import { snoozeReminderSchema } from './implementation/snoozeReminder.ts';
import { draftPlanSchema } from './planning/draftPlan.ts';
import { submitPlanSchema } from './planning/submitPlan.ts';
import { recordConsequencesSchema } from './reaction/recordConsequences.ts';
import { recordContainmentSchema } from './reaction/recordContainment.ts';
import { recordCorrectionSchema } from './reaction/recordCorrection.ts';
import type { Refusal } from './refusal.ts';
import { addToReportSchema } from './report/addToReport.ts';
import { askReporterSchema } from './report/askReporter.ts';
import { attachEvidenceSchema } from './report/attachEvidence.ts';
import { openIdentitySchema } from './report/openIdentity.ts';
import { withdrawReportSchema } from './report/withdrawReport.ts';
import { closeSessionSchema } from './session/closeSession.ts';
import { leadSessionSchema } from './session/leadSession.ts';
import { openSessionSchema } from './session/openSession.ts';
import { takeLateContributionsSchema } from './session/takeLateContributions.ts';
import { changeTriageSchema } from './triage/changeTriage.ts';
import { confirmRecurrenceSchema } from './triage/confirmRecurrence.ts';
import { decideObjectionSchema } from './triage/decideObjection.ts';
import { markDuplicateSchema } from './triage/markDuplicate.ts';
import { objectToRejectionSchema } from './triage/objectToRejection.ts';
import { rejectReportSchema } from './triage/rejectReport.ts';
import { triageReportSchema } from './triage/triageReport.ts';

/** The form of each command; that of `correctReport` is the report's, which knows today. */
const forms: {
  readonly [Name in Exclude<RecordCommandName, 'correctReport'>]: z.ZodType<
    Omit<Extract<RecordCommand, { name: Name }>, 'name' | 'reference'>
  >;
} = {
  addToReport: addToReportSchema,
  withdrawReport: withdrawReportSchema,
  askReporter: askReporterSchema,
  openIdentity: openIdentitySchema,
  triageReport: triageReportSchema,
  changeTriage: changeTriageSchema,
  rejectReport: rejectReportSchema,
  objectToRejection: objectToRejectionSchema,
  decideObjection: decideObjectionSchema,
  markDuplicate: markDuplicateSchema,
  recordContainment: recordContainmentSchema,
  recordCorrection: recordCorrectionSchema,
  recordConsequences: recordConsequencesSchema,
  recordSimilar: recordSimilarSchema,
  attachEvidence: attachEvidenceSchema,
  confirmStatement: confirmStatementSchema,
  determineCauses: determineCausesSchema,
  draftPlan: draftPlanSchema,
  submitPlan: submitPlanSchema,
  delegateApproval: delegateApprovalSchema,
  approvePlan: approvePlanSchema,
  returnPlan: returnPlanSchema,
  rejectPlan: rejectPlanSchema,
  reportProgress: reportProgressSchema,
  requestExtension: requestExtensionSchema,
  decideExtension: decideExtensionSchema,
  completeAction: completeActionSchema,
  cancelAction: cancelActionSchema,
  holdFollowUp: holdFollowUpSchema,
  judgeEffectiveness: judgeEffectivenessSchema,
  closeNonconformity: closeNonconformitySchema,
  acceptRisk: acceptRiskSchema,
  confirmRecurrence: confirmRecurrenceSchema,
  reassignWork: reassignWorkSchema,
  openSession: openSessionSchema,
  leadSession: leadSessionSchema,
  closeSession: closeSessionSchema,
  takeLateContributions: takeLateContributionsSchema,
  askTraining: askTrainingSchema,
  snoozeReminder: snoozeReminderSchema,
};

export const recordCommandNames: readonly RecordCommandName[] = [
  'correctReport',
  ...(Object.keys(forms) as Exclude<RecordCommandName, 'correctReport'>[]),
];

/**
 * Makes a command of whatever a form sent. The only way to make one of something untrusted.
 * @param form the fields of the command, without its name and the record
 * @param today the organisation's today, for the facts of a report
 */
export const readCommand = (
  name: RecordCommandName,
  reference: Reference,
  form: unknown,
  today: CalendarDate,
): { readonly command: RecordCommand } | { readonly refusal: Refusal } => {
  if (name === 'correctReport') {
    const read = readReportFacts((form as { facts?: unknown } | null)?.facts, today);
    return read.ok
      ? { command: { name, reference, facts: read.facts } }
      : refuse({ reason: 'invalid', problems: read.problems });
  }
  const read = forms[name].safeParse(form);
  return read.success
    ? { command: { ...read.data, name, reference } as RecordCommand }
    : refuse({ reason: 'invalid', problems: problemsAt(read.error) });
};
