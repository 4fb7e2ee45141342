import type { RecordCommandName } from '../../../../../procedure/stages/permissions.ts';
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
import type { CommandGroup } from './commandGroups.ts';
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

/** How each command is given on this page, in menu order: by a form, or elsewhere. */
const formsIn = {
  report: {
    addToReport,
    correctReport,
    withdrawReport,
    askReporter,
    openIdentity,
    attachEvidence: { elsewhere: 'evidence' },
  },
  triage: {
    objectToRejection,
    decideObjection,
    triageReport,
    changeTriage,
    rejectReport,
    markDuplicate,
    confirmRecurrence,
  },
  react: {
    recordContainment,
    recordCorrection,
    recordConsequences,
  },
  causes: {
    confirmStatement: editor,
    determineCauses: editor,
    recordSimilar,
    openSession,
    leadSession: { elsewhere: 'session' },
  },
  plan: {
    draftPlan: editor,
    submitPlan: editor,
    delegateApproval: editor,
    approvePlan: editor,
    returnPlan: editor,
    rejectPlan: editor,
  },
  actions: {
    completeAction,
    reportProgress,
    requestExtension,
    decideExtension,
    cancelAction,
    askTraining,
    closeSession,
    takeLateContributions,
    holdFollowUp,
  },
  end: {
    judgeEffectiveness,
    closeNonconformity,
    acceptRisk,
  },
  work: {
    reassignWork,
    snoozeReminder,
  },
} as const satisfies Readonly<Record<CommandGroup, Partial<CommandForms>>>;

export const commandForms: CommandForms = {
  ...formsIn.report,
  ...formsIn.triage,
  ...formsIn.react,
  ...formsIn.causes,
  ...formsIn.plan,
  ...formsIn.actions,
  ...formsIn.end,
  ...formsIn.work,
};

/** Whether a command is in this group of the menu. */
export const isInGroup = (name: RecordCommandName, group: CommandGroup): boolean => name in formsIn[group];
