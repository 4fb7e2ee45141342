import type { CalendarDate } from '../record/values/calendarDate.ts';
import type { Reference } from '../record/values/reference.ts';
import type { RecordCommandName } from '../stages/permissions.ts';
import { confirmStatement, determineCauses, recordSimilar } from './analysis/analysisCommands.ts';
import { acceptRisk, approvalCommands } from './approval/approvalCommands.ts';
import { closingCommands } from './closingCommands.ts';
import type { CommandDefinition } from './defineCommand.ts';
import { actionCommands } from './implementation/actionCommands.ts';
import { askTraining } from './implementation/askTraining.ts';
import { holdFollowUp } from './implementation/holdFollowUp.ts';
import { reassignWork } from './implementation/reassignWork.ts';
import { snoozeReminder } from './implementation/snoozeReminder.ts';
import { planCommands } from './planning/planCommands.ts';
import { reactionCommands } from './reactionCommands.ts';
import type { Refusal } from './refusal.ts';
import { attachEvidence } from './report/attachEvidence.ts';
import { reportCommands } from './report/reportCommands.ts';
import { closeSession, takeLateContributions } from './session/closeSession.ts';
import { leadSession } from './session/leadSession.ts';
import { openSession } from './session/openSession.ts';
import { confirmRecurrence, markDuplicate } from './triage/otherRecordCommands.ts';
import { rejectionCommands } from './triage/rejectionCommands.ts';
import { triageCommands } from './triage/triageCommands.ts';

/** Any definition, by its name: what the list below must hold. */
type NamedDefinition<Name extends RecordCommandName> = Pick<CommandDefinition<Name, never>, 'name' | 'decide'>;

/**
 * The commands about a record, in the order in which they are offered. To add a command, add its row to
 * `stages/permissions.ts` and define it in the file of its subject; the compiler asks for the rest
 * (`docs/how-to/add-a-command.md`).
 */
export const recordCommands = {
  ...reportCommands,
  ...triageCommands,
  ...rejectionCommands,
  markDuplicate,
  ...reactionCommands,
  recordSimilar,
  attachEvidence,
  confirmStatement,
  determineCauses,
  ...planCommands,
  ...approvalCommands,
  ...actionCommands,
  holdFollowUp,
  ...closingCommands,
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

/** The commands whose form is one text (`defineTextCommand`). */
export type TextCommandName = {
  [Name in RecordCommandName]: Definitions[Name] extends { readonly text: unknown } ? Name : never;
}[RecordCommandName];
/** The field of that text, and its longest length. */
export type TextOf<Name extends TextCommandName> = Definitions[Name]['text'];

export const recordCommandNames = Object.keys(recordCommands) as readonly RecordCommandName[];

const isTextCommand = (name: RecordCommandName): name is TextCommandName => 'text' in recordCommands[name];
export const textCommandNames: readonly TextCommandName[] = recordCommandNames.filter(isTextCommand);

/**
 * Makes a command from an untrusted form: the only way to make one.
 * @param form the fields of the command, without its name and the record
 * @param today the organisation's today, for the facts of a report
 */
export const readCommand = (
  name: RecordCommandName,
  reference: Reference,
  form: unknown,
  today: CalendarDate,
): { readonly command: RecordCommand } | { readonly refusal: Refusal } => {
  const read = recordCommands[name].read(form, today);
  // The form was read by the definition of this very name.
  return 'refusal' in read ? read : { command: { ...read.form, name, reference } as RecordCommand };
};
