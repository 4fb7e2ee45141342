import type { Problems } from '../../../../../procedure/commands/commandFields.ts';
import type { RecordCommandName } from '../../../../../procedure/stages/permissions.ts';
import type { FormWords } from '../../../../../procedure/words/en/formWords.ts';
import type { CommandWords } from '../../../../../procedure/words/formCommands.ts';
import type { FormsAnswer } from '../../../../api/editing/formsWire.ts';
import type { Head } from '../../../../api/wire.ts';
import type { FormsWords } from '../../../../words/en/formsWords.ts';
import type { Speech } from '../../../speech.tsx';

/** What is in the inputs, by field. Several people are their ids with commas in between. */
export type Typed = Readonly<Partial<Record<string, string>>>;

/** How the forms speak: their own words, those they share with the cards, and the page's. */
export type FormText = Speech & { readonly forms: FormsWords; readonly labels: FormWords };

/** Data from which a form is drawn. */
export type FormView = {
  readonly record: Head;
  readonly known: FormsAnswer;
  readonly typed: Typed;
  readonly problems: Problems;
  readonly text: FormText;
};

export type Option = { readonly value: string; readonly title: string };

type Named = {
  /** As a refusal calls it. */
  readonly name: string;
  readonly label: string;
  readonly hint?: string;
  /** Required before anything is sent. Whether the whole is valid is for the procedure to decide. */
  readonly required?: true;
};

/** One part of a form: an input of some kind, or something to be read. */
export type FormField =
  | (Named & { readonly kind: 'line' | 'text'; readonly most: number })
  | (Named & { readonly kind: 'day' | 'clause' | 'record' | 'person' })
  | (Named & { readonly kind: 'people'; readonly most: number })
  | (Named & { readonly kind: 'list' | 'radio'; readonly options: readonly Option[] })
  | { readonly kind: 'check'; readonly name: string; readonly label: string }
  | { readonly kind: 'note'; readonly text: string }
  | { readonly kind: 'quote'; readonly label: string; readonly text: string };

/** The form of one command. A field with a condition is left out while it does not hold. */
export type CommandForm = {
  readonly words: (text: FormText, record: Head) => CommandWords;
  /** It begins with nothing of the record but what the page shows already. */
  readonly plain?: true;
  readonly typed?: (view: Pick<FormView, 'record' | 'known'>) => Typed;
  readonly fields: (view: FormView) => readonly (FormField | undefined)[];
  /** The fields of the command, besides its name and record. */
  readonly command: (typed: Typed, view: Pick<FormView, 'known'>) => Readonly<Record<string, unknown>>;
  /** It cannot be undone by recording it again. */
  readonly isFinal?: true;
};

/** Not by a form in the list of commands: where else on the page. */
export type Elsewhere = { readonly elsewhere: 'evidence' | 'session' | 'editor' };
export type CommandForms = Readonly<Record<RecordCommandName, CommandForm | Elsewhere>>;

/** Those of `names` that are typed, as they are: the procedure reads them. */
export const pick = (typed: Typed, ...names: readonly string[]): Readonly<Record<string, string | undefined>> =>
  Object.fromEntries(names.map((name) => [name, typed[name]]));

/** Undefined when neither was chosen: the command then lacks it. */
export const yesOrNo = (typed: string | undefined): boolean | undefined =>
  typed === 'yes' ? true : typed === 'no' ? false : undefined;

/** The names of a closed list as options. */
export const optionsOf = <T extends string>(
  values: readonly T[],
  names: Readonly<Record<T, string>>,
): readonly Option[] => values.map((value) => ({ value, title: names[value] }));
