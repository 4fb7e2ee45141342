import { isCalendarDate } from '../../../procedure/record/values/calendarDate.ts';
import type { Clause } from '../../../procedure/record/values/clauses.ts';
import type { Drawing } from '../drawing.ts';
import type { Choice, Element, Input } from '../parts/card.ts';
import { fieldProblem } from '../parts/inputs/fieldProblem.ts';
import { drawClause } from '../parts/inputs/reportInputs.ts';
import { nameOfIn } from '../parts/nameOf.ts';
import { asText, cutAt } from '../parts/userText.ts';
import type { FormView } from './commandForm.ts';

/** Maximum length kept of a choice, date or person, which are not texts. */
export const shortInput = 64;

const longestTitle = 80;

type View = Pick<FormView, 'typed' | 'problems' | 'people'> & {
  /** All people with known names, where only some are offered. */
  readonly named?: FormView['people'];
};

const directory = { type: 'Data.Query', dataset: 'graph.microsoft.com/users' } as const;

const personChoices = (
  people: FormView['people'],
  chosen: readonly string[],
  nameOf: (id: string) => string,
): readonly Choice[] => [
  ...people.map((person) => ({ title: cutAt(asText(person.name), longestTitle), value: person.id })),
  // A person found by a search is known by id only when the form is redrawn.
  ...chosen
    .filter((id) => people.every((person) => person.id !== id))
    .map((id) => ({ title: asText(nameOf(id)), value: id })),
];

type ChoiceStyle = 'compact' | 'expanded';
type ChoiceField = {
  readonly id: string;
  readonly label: string;
  readonly list: readonly Choice[];
  readonly style: ChoiceStyle;
  readonly typed: string | undefined;
};

const choiceInput = ({ words }: Drawing, { id, label, list, style, typed }: ChoiceField): Input => {
  const chosen = list.find(({ value }) => value === typed);
  return {
    type: 'Input.ChoiceSet',
    id,
    label,
    style,
    ...(chosen && { value: chosen.value }),
    ...(style === 'compact' ? { placeholder: words.work.choose } : { wrap: true as const }),
    choices: list.map(({ title, value }) => ({ title: cutAt(asText(title), longestTitle * 2), value })),
  };
};

/** @param typed values, separated by commas */
const severalIn = (typed = ''): readonly string[] => typed.split(',').filter((one) => one !== '');

const severalInput = (id: string, label: string, chosen: readonly string[], choices: readonly Choice[]) => ({
  type: 'Input.ChoiceSet' as const,
  id,
  label,
  isMultiSelect: true as const,
  ...(chosen.length > 0 && { value: chosen.join(',') }),
  choices,
});

/**
 * The inputs of a form, each with what is typed and its error line. An input's id is the path of its field.
 * @param limits those of the form
 */
export const inputsOf = (
  { typed, problems, people, named = people }: View,
  limits: Readonly<Record<string, number>>,
  drawing: Drawing,
) => {
  const { words } = drawing;
  const nameOf = nameOfIn(named, undefined, drawing);
  const withProblem = (input: Input, quoted?: string): readonly Element[] => {
    const most = input.type === 'Input.Text' ? limits[input.id] : undefined;
    return [input, ...fieldProblem(drawing, problems?.[input.id], most, quoted)];
  };
  const text = (isMultiline: boolean) => (id: string, label: string, placeholder?: string) =>
    withProblem({
      type: 'Input.Text',
      id,
      label,
      ...(typed[id] !== undefined && { value: typed[id] }),
      ...(placeholder !== undefined && { placeholder }),
      ...(isMultiline && { isMultiline }),
      maxLength: limits[id] ?? shortInput,
    });
  const known = (chosen: readonly string[]) => personChoices(people, chosen, nameOf);
  const choices = (id: string, label: string, list: readonly Choice[], style: ChoiceStyle = 'compact') =>
    withProblem(choiceInput(drawing, { id, label, list, style, typed: typed[id] }));
  return {
    line: text(false),
    text: text(true),
    date: (id: string, label: string) => {
      const value = typed[id];
      const isDate = value !== undefined && isCalendarDate(value);
      return withProblem({ type: 'Input.Date', id, label, ...(isDate && { value }) }, isDate ? undefined : value);
    },
    choices,
    clause: (id: string, label: string, likely: readonly Clause[]) =>
      withProblem(drawClause({ id, label }, typed[id], drawing, likely)),
    choice: <T extends string>(
      id: string,
      label: string,
      values: readonly T[],
      names: Readonly<Record<T, string>>,
      style?: ChoiceStyle,
    ) =>
      choices(
        id,
        label,
        values.map((value) => ({ title: names[value], value })),
        style,
      ),
    /** Searched in the directory while typing; clients that cannot search offer the people of the record. */
    person: (id: string, label: string) => {
      const chosen = typed[id];
      return withProblem({
        type: 'Input.ChoiceSet',
        id,
        label,
        style: 'filtered',
        ...(chosen !== undefined && { value: chosen }),
        placeholder: words.work.choosePerson,
        choices: known(chosen === undefined ? [] : [chosen]),
        'choices.data': directory,
      });
    },
    /** Any number of choices: their values, separated by commas. */
    several: (id: string, label: string, list: readonly Choice[]) => {
      const choices = list.map(({ title, value }) => ({ title: asText(title), value }));
      const chosen = severalIn(typed[id]).filter((one) => list.some(({ value }) => value === one));
      return withProblem({ ...severalInput(id, label, chosen, choices), style: 'expanded', wrap: true });
    },
    /** Several people, searched like one: their ids, separated by commas. */
    people: (id: string, label: string) => {
      const chosen = severalIn(typed[id]);
      const input = severalInput(id, label, chosen, known(chosen));
      return withProblem({ ...input, placeholder: words.work.choosePerson, 'choices.data': directory });
    },
  };
};
