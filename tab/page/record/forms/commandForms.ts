import {
  askTraining,
  cancelAction,
  closeSession,
  completeAction,
  decideExtension,
  holdFollowUp,
  reportProgress,
  requestExtension,
  takeLateContributions,
} from './actionForms.ts';
import { acceptRisk, closeNonconformity, judgeEffectiveness, openSession, snoozeReminder } from './endForms.ts';
import type { CommandForms } from './formSpec.ts';
import { recordConsequences, recordContainment, recordCorrection, recordSimilar } from './reactForms.ts';
import {
  addToReport,
  askReporter,
  correctReport,
  decideObjection,
  objectToRejection,
  openIdentity,
  withdrawReport,
} from './reportForms.ts';
import {
  changeTriage,
  confirmRecurrence,
  markDuplicate,
  reassignWork,
  rejectReport,
  triageReport,
} from './triageForms.ts';

const editor = { elsewhere: 'editor' } as const;

/** How each command is given on this page: to add one, its form or its place, and its line here. */
export const commandForms: CommandForms = {
  addToReport,
  correctReport,
  withdrawReport,
  askReporter,
  openIdentity,
  triageReport,
  changeTriage,
  rejectReport,
  objectToRejection,
  decideObjection,
  markDuplicate,
  recordContainment,
  recordCorrection,
  recordConsequences,
  recordSimilar,
  attachEvidence: { elsewhere: 'evidence' },
  confirmStatement: editor,
  determineCauses: editor,
  draftPlan: editor,
  submitPlan: editor,
  delegateApproval: editor,
  approvePlan: editor,
  returnPlan: editor,
  rejectPlan: editor,
  reportProgress,
  requestExtension,
  decideExtension,
  completeAction,
  cancelAction,
  holdFollowUp,
  judgeEffectiveness,
  closeNonconformity,
  acceptRisk,
  confirmRecurrence,
  reassignWork,
  openSession,
  leadSession: { elsewhere: 'session' },
  closeSession,
  takeLateContributions,
  askTraining,
  snoozeReminder,
};
