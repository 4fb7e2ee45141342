import type { TextCommandName } from '../commands/recordCommands.ts';
import type { RecordCommandName } from '../stages/permissions.ts';

/** The name of a command on its button and form, the label that sends it, and the text shown when it is done. */
export type CommandWords = { readonly title: string; readonly send: string; readonly done: string };

/** Commands with words elsewhere: those of reporters, of files, and of a single room. */
export type NamedElsewhere =
  | 'addToReport'
  | 'correctReport'
  | 'withdrawReport'
  | 'attachEvidence'
  | 'openIdentity'
  | 'openSession'
  | 'leadSession'
  | 'takeLateContributions';
export type FormCommandName = Exclude<RecordCommandName, NamedElsewhere>;

/** A form that is one text: what is asked, and the hint below it. */
type TextWords = { readonly label: string; readonly hint: string };
/** Any other form: labels that no other command has. */
type OwnWords = Readonly<Record<string, string>>;
export type FormCommandWords = {
  readonly [Name in FormCommandName]: CommandWords & (Name extends TextCommandName ? TextWords : OwnWords);
};
