import type { z } from 'zod';
import type { CalendarDate } from '../record/calendarDate.ts';
import type { Reference } from '../record/reference.ts';
import { readReportFacts } from '../record/reportFacts.ts';
import type { RecordCommandName } from '../stages/permissions.ts';
import { acceptRiskSchema } from './acceptRisk.ts';
import { addToReportSchema } from './addToReport.ts';
import { approvePlanSchema } from './approvePlan.ts';
import { askReporterSchema } from './askReporter.ts';
import { askTrainingSchema } from './askTraining.ts';
import { attachEvidenceSchema } from './attachEvidence.ts';
import { cancelActionSchema } from './cancelAction.ts';
import { changeTriageSchema } from './changeTriage.ts';
import { closeNonconformitySchema } from './closeNonconformity.ts';
import { closeSessionSchema } from './closeSession.ts';
import type { RecordCommand } from './command.ts';
import { problemsAt } from './commandFields.ts';
import { completeActionSchema } from './completeAction.ts';
import { confirmRecurrenceSchema } from './confirmRecurrence.ts';
import { confirmStatementSchema } from './confirmStatement.ts';
import { decideExtensionSchema } from './decideExtension.ts';
import { decideObjectionSchema } from './decideObjection.ts';
import { refuse } from './decision.ts';
import { delegateApprovalSchema } from './delegateApproval.ts';
import { determineCausesSchema } from './determineCauses.ts';
import { draftPlanSchema } from './draftPlan.ts';
import { holdFollowUpSchema } from './holdFollowUp.ts';
import { judgeEffectivenessSchema } from './judgeEffectiveness.ts';
import { leadSessionSchema } from './leadSession.ts';
import { markDuplicateSchema } from './markDuplicate.ts';
import { objectToRejectionSchema } from './objectToRejection.ts';
import { openIdentitySchema } from './openIdentity.ts';
import { openSessionSchema } from './openSession.ts';
import { reassignWorkSchema } from './reassignWork.ts';
import { recordConsequencesSchema } from './recordConsequences.ts';
import { recordContainmentSchema } from './recordContainment.ts';
import { recordCorrectionSchema } from './recordCorrection.ts';
import { recordSimilarSchema } from './recordSimilar.ts';
import type { Refusal } from './refusal.ts';
import { rejectPlanSchema } from './rejectPlan.ts';
import { rejectReportSchema } from './rejectReport.ts';
import { reportProgressSchema } from './reportProgress.ts';
import { requestExtensionSchema } from './requestExtension.ts';
import { returnPlanSchema } from './returnPlan.ts';
import { snoozeReminderSchema } from './snoozeReminder.ts';
import { submitPlanSchema } from './submitPlan.ts';
import { takeLateContributionsSchema } from './takeLateContributions.ts';
import { triageReportSchema } from './triageReport.ts';
import { withdrawReportSchema } from './withdrawReport.ts';

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
