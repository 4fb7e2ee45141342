import { actionForms } from '../decide/actionForms.ts';
import { approvalForms } from '../decide/approvalForms.ts';
import { objectionForms } from '../decide/objectionForms.ts';
import { trainingForms } from '../training/trainingForms.ts';
import { closureForms } from './closureForms.ts';
import type { CommandForm } from './commandForm.ts';
import { oneTextForms } from './oneTextForm.ts';
import { determineCausesForm } from './plan/determineCausesForm.ts';
import { draftPlanForm } from './plan/draftPlanForm.ts';
import { submitPlanForm } from './plan/submitPlanForm.ts';
import { reactionForms } from './reactionForms.ts';
import { snoozeReminderForm } from './snoozeReminderForm.ts';
import { triageForms } from './triageForms.ts';
import type { WorkCommandName } from './workVerbs.ts';

/** The form of each command on a card. A missing one belongs in the file of its subject. */
export const workForms: Readonly<Record<WorkCommandName, CommandForm>> = {
  ...oneTextForms,
  ...triageForms,
  ...objectionForms,
  ...reactionForms,
  determineCauses: determineCausesForm,
  draftPlan: draftPlanForm,
  submitPlan: submitPlanForm,
  ...approvalForms,
  ...actionForms,
  ...trainingForms,
  ...closureForms,
  snoozeReminder: snoozeReminderForm,
};
