import type { RecordCommandName } from '../stages/permissions.ts';
import { type FormWords, formWords as formEn } from './en/formWords.ts';
import { formWords as formFr } from './fr/formWords.ts';
import type { Language } from './languages.ts';

/** How a command is called on a button and above its form, what sends it, and what is said when it is done. */
export type CommandWords = { readonly title: string; readonly send: string; readonly done: string };

/** What a reporter does with his own report, files, and what belongs to one room have words of their own there. */
type NamedElsewhere =
  | 'addToReport'
  | 'correctReport'
  | 'withdrawReport'
  | 'attachEvidence'
  | 'openIdentity'
  | 'openSession'
  | 'leadSession'
  | 'takeLateContributions';
export type FormCommandName = Exclude<RecordCommandName, NamedElsewhere>;

export const formWords: Readonly<Record<Language, FormWords>> = { en: formEn, fr: formFr };

/** Names of fields. */
export type FormLabel = keyof FormWords['label'];
export type FormHint = Exclude<keyof FormWords['hint'], 'judge'>;
