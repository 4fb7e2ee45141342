import type { CommandWords } from '../../procedure/words/formWords.ts';
import type { Language } from '../../procedure/words/languages.ts';
import { formsEn } from './formsEn.ts';
import { formsFr } from './formsFr.ts';

/** What may be done with a record, as it is grouped: by the way of the procedure. */
export const commandGroups = ['report', 'triage', 'react', 'causes', 'plan', 'actions', 'end', 'work'] as const;
export type CommandGroup = (typeof commandGroups)[number];

/** What the forms of a record say beside the words that they share with the cards. They come with the record's page. */
export type FormsWords = {
  readonly actions: string;
  readonly more: string;
  readonly group: Readonly<Record<CommandGroup, string>>;
  readonly loading: string;
  readonly choose: string;
  readonly attention: string;
  readonly action: string;
  readonly rejectedBecause: string;
  readonly objection: string;
  readonly granted: string;
  readonly notGranted: string;
  readonly askedUntil: (date: string) => string;
  readonly person: {
    readonly placeholder: string;
    readonly searching: string;
    readonly found: (count: number) => string;
    readonly none: string;
    readonly failed: string;
    readonly unnamed: string;
    readonly remove: (name: string) => string;
    readonly most: (most: number) => string;
  };
  readonly correctReport: CommandWords & { readonly text: string };
  readonly openIdentity: CommandWords & {
    readonly text: string;
    readonly reason: string;
    readonly is: string;
    readonly once: string;
    readonly close: string;
  };
  readonly openSession: CommandWords & { readonly text: string; readonly facilitator: string };
  readonly takeLate: CommandWords & { readonly text: string };
};

export const formsWords: Readonly<Record<Language, FormsWords>> = { en: formsEn, fr: formsFr };
