import type { Problems } from '../../../../../procedure/commands/commandFields.ts';
import type { Clause } from '../../../../../procedure/record/values/clauses.ts';
import type { RecordCommandName } from '../../../../../procedure/stages/permissions.ts';
import type { CommandWords } from '../../../../../procedure/words/formCommands.ts';
import type { FormsAnswer } from '../../../../api/editing/formsWire.ts';
import type { Head } from '../../../../api/wire.ts';
import type { PageWords } from '../../../../words/en/words.ts';
import type { Speech } from '../../../speech.tsx';

/** Content of the inputs, by field. Several people are comma-separated ids. */
export type Typed = Readonly<Partial<Record<string, string>>>;

/** Words of the forms: their own, those shared with the cards, and the page's. */
export type FormText = Speech & Pick<PageWords, 'deadlines' | 'forms' | 'labels' | 'reporting'>;

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
  /** Name of the field in a refusal. */
  readonly name: string;
  readonly label: string;
  readonly hint?: string;
  /** Required before anything is sent. Whether the whole is valid is for the procedure to decide. */
  readonly required?: true;
};

/** One part of a form: an input, or something to read. */
export type FormField =
  | (Named & { readonly kind: 'line' | 'text'; readonly most: number })
  | (Named & { readonly kind: 'day' | 'record' | 'person' })
  /** `likely`: what is offered first; absent for a reporter, who may leave it open. */
  | (Named & { readonly kind: 'clause'; readonly likely?: readonly Clause[] })
  | (Named & { readonly kind: 'people'; readonly most: number })
  | (Named & { readonly kind: 'list' | 'radio'; readonly options: readonly Option[] })
  | { readonly kind: 'check'; readonly name: string; readonly label: string }
  | { readonly kind: 'note'; readonly text: string }
  | { readonly kind: 'quote'; readonly label: string; readonly text: string };

/** The form of one command. A field is omitted while its condition does not hold. */
export type CommandForm = {
  readonly words: (text: FormText, record: Head) => CommandWords;
  /** It needs nothing of the record besides what the page already shows. */
  readonly plain?: true;
  readonly typed?: (view: Pick<FormView, 'record' | 'known'>) => Typed;
  readonly fields: (view: FormView) => readonly (FormField | undefined)[];
  /** The fields of the command, besides its name and record. */
  readonly command: (typed: Typed, view: Pick<FormView, 'known'>) => Readonly<Record<string, unknown>>;
  /** It cannot be undone by recording it again. */
  readonly isFinal?: true;
};

/** Not a form in the list of commands: its place on the page. */
export type Elsewhere = { readonly elsewhere: 'evidence' | 'session' | 'editor' };
/** The forms of a subject, by their commands. */
export type CommandForms = Readonly<Partial<Record<RecordCommandName, CommandForm | Elsewhere>>>;

/** The values of `names` that are typed, unparsed: the procedure parses them. */
export const pick = (typed: Typed, ...names: readonly string[]): Readonly<Record<string, string | undefined>> =>
  Object.fromEntries(names.map((name) => [name, typed[name]]));

/** Undefined if neither was chosen: the command then lacks it. */
export const yesOrNo = (typed: string | undefined): boolean | undefined =>
  typed === 'yes' ? true : typed === 'no' ? false : undefined;

/** The names of a closed list as options. */
export const optionsOf = <T extends string>(
  values: readonly T[],
  names: Readonly<Record<T, string>>,
): readonly Option[] => values.map((value) => ({ value, title: names[value] }));
