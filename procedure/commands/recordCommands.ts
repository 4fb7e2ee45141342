import type { RecordCommandName } from '../stages/permissions.ts';
import { confirmStatement } from './analysis/confirmStatement.ts';
import { determineCauses } from './analysis/determineCauses.ts';
import { recordSimilar } from './analysis/recordSimilar.ts';
import { acceptRisk } from './approval/acceptRisk.ts';
import { approvePlan } from './approval/approvePlan.ts';
import { delegateApproval } from './approval/delegateApproval.ts';
import { rejectPlan } from './approval/rejectPlan.ts';
import { returnPlan } from './approval/returnPlan.ts';
import { closeNonconformity } from './closing/closeNonconformity.ts';
import { judgeEffectiveness } from './closing/judgeEffectiveness.ts';
import type { CommandDefinition } from './defineCommand.ts';
import { askTraining } from './implementation/askTraining.ts';
import { cancelAction } from './implementation/cancelAction.ts';
import { completeAction } from './implementation/completeAction.ts';
import { decideExtension } from './implementation/decideExtension.ts';
import { holdFollowUp } from './implementation/holdFollowUp.ts';
import { reassignWork } from './implementation/reassignWork.ts';
import { reportProgress } from './implementation/reportProgress.ts';
import { requestExtension } from './implementation/requestExtension.ts';
import { snoozeReminder } from './implementation/snoozeReminder.ts';
import { draftPlan } from './planning/draftPlan.ts';
import { submitPlan } from './planning/submitPlan.ts';
import { recordConsequences } from './reaction/recordConsequences.ts';
import { recordContainment } from './reaction/recordContainment.ts';
import { recordCorrection } from './reaction/recordCorrection.ts';
import { addToReport } from './report/addToReport.ts';
import { askReporter } from './report/askReporter.ts';
import { attachEvidence } from './report/attachEvidence.ts';
import { correctReport } from './report/correctReport.ts';
import { openIdentity } from './report/openIdentity.ts';
import { withdrawReport } from './report/withdrawReport.ts';
import { closeSession } from './session/closeSession.ts';
import { leadSession } from './session/leadSession.ts';
import { openSession } from './session/openSession.ts';
import { takeLateContributions } from './session/takeLateContributions.ts';
import { changeTriage } from './triage/changeTriage.ts';
import { confirmRecurrence } from './triage/confirmRecurrence.ts';
import { decideObjection } from './triage/decideObjection.ts';
import { markDuplicate } from './triage/markDuplicate.ts';
import { objectToRejection } from './triage/objectToRejection.ts';
import { rejectReport } from './triage/rejectReport.ts';
import { triageReport } from './triage/triageReport.ts';

/** Any definition, by its name: what the list below must hold. */
type NamedDefinition<Name extends RecordCommandName> = Pick<CommandDefinition<Name, never>, 'name' | 'decide'>;

/**
 * The commands about a record, in the order in which they are offered. To add a command, add its row to
 * `stages/permissions.ts`, its file, and its line here; the compiler asks for the rest (`docs/how-to/add-a-command.md`).
 */
export const recordCommands = {
  correctReport,
  addToReport,
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
  attachEvidence,
  confirmStatement,
  determineCauses,
  draftPlan,
  submitPlan,
  delegateApproval,
  approvePlan,
  returnPlan,
  rejectPlan,
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
  leadSession,
  closeSession,
  takeLateContributions,
  askTraining,
  snoozeReminder,
} as const satisfies { readonly [Name in RecordCommandName]: NamedDefinition<Name> };

type Definitions = typeof recordCommands;
export type RecordCommand = {
  [Name in RecordCommandName]: Parameters<Definitions[Name]['decide']>[0];
}[RecordCommandName];

/** The commands about one open action of the plan. */
export type ActionCommandName = Extract<RecordCommand, { readonly action: string }>['name'];

export const recordCommandNames = Object.keys(recordCommands) as readonly RecordCommandName[];
