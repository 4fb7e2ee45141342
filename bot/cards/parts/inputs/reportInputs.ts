import {
  type FieldProblems,
  type ReportFacts,
  type ReportField,
  reportFields,
  specOf,
} from '../../../../procedure/record/report/reportFacts.ts';
import { isCalendarDate } from '../../../../procedure/record/values/calendarDate.ts';
import { type Clause, isClause } from '../../../../procedure/record/values/clauses.ts';
import { optionsOfField } from '../../../../procedure/words/fieldText.ts';
import type { Drawing } from '../../drawing.ts';
import type { Choice, Element, Input } from '../card.ts';
import { keepTyped, type Typed } from '../typed.ts';
import { fieldProblem } from './fieldProblem.ts';

/** Value of *the security team will choose* in the list of clauses: a choice without a value cannot be selected. */
const openClause = 'open';

/** A choice or a date is short, and kept only to be quoted. */
const limits = Object.fromEntries(reportFields.map((field) => [field, specOf(field).most ?? 40]));

export const keepReportTyped = (inputs: Readonly<Record<string, unknown>>): Typed => keepTyped(inputs, limits);

/** The inputs for `readReportFacts`, with the open clause as no value. */
export const reportInputs = (inputs: Readonly<Record<string, unknown>>): unknown =>
  inputs.clause === openClause ? { ...inputs, clause: '' } : inputs;

/** The form, filled with the facts on record. */
export const typedOfFacts = (facts: ReportFacts): Typed =>
  Object.fromEntries(reportFields.flatMap((field) => (facts[field] === undefined ? [] : [[field, facts[field]]])));

export type ReportFieldsView = {
  readonly fields: readonly ReportField[];
  readonly typed: Typed;
  readonly problems?: FieldProblems | undefined;
};

/** Inputs of the report form, in the form's order, each with its error line. */
export const drawReportInputs = (view: ReportFieldsView, drawing: Drawing): readonly Element[] =>
  reportFields
    .filter((field) => view.fields.includes(field))
    .flatMap((field) => {
      const typed = view.typed[field];
      const input = drawInput(field, typed, drawing);
      const quoted =
        input.type === 'Input.Date' && typed !== undefined && input.value === undefined ? typed : undefined;
      return [input, ...fieldProblem(drawing, view.problems?.[field], specOf(field).most, quoted)];
    });

const drawInput = (field: ReportField, typed: string | undefined, drawing: Drawing): Input => {
  const { words, terms, today } = drawing;
  const spec = specOf(field);
  const named = { id: field, label: terms.field[field] };
  switch (spec.kind) {
    case 'text':
    case 'line':
      return {
        type: 'Input.Text',
        ...named,
        ...(typed !== undefined && { value: typed }),
        ...(words.form.placeholder[field] !== undefined && { placeholder: words.form.placeholder[field] }),
        ...(spec.kind === 'text' && { isMultiline: true }),
        maxLength: spec.most,
      };
    case 'day': {
      const value = typed ?? (spec.isTodayIfEmpty ? today : undefined);
      return { type: 'Input.Date', ...named, ...(value !== undefined && isCalendarDate(value) && { value }) };
    }
    case 'choice':
      return {
        type: 'Input.ChoiceSet',
        ...named,
        value: spec.values.find((value) => value === typed) ?? spec.values[0],
        style: 'compact',
        choices: optionsOfField(field, terms),
      };
    case 'clause':
      return drawClause(named, typed, drawing);
    default:
      return spec satisfies never;
  }
};

/**
 * Searched while typing; the static choices are shown until then.
 * @param offered the likeliest clauses; undefined for a reporter, who may leave it open
 */
export const drawClause = (
  named: { readonly id: string; readonly label: string },
  typed: string | undefined,
  { terms, words }: Drawing,
  offered?: readonly Clause[],
): Input => {
  const choiceOf = (clause: Clause): Choice => ({ title: `${clause} ${terms.clause[clause]}`, value: clause });
  const typedClause = typed !== undefined && isClause(typed) ? typed : undefined;
  const chosen = typedClause ? [choiceOf(typedClause)] : [];
  const others = offered?.filter((clause) => clause !== typedClause).map(choiceOf);
  return {
    type: 'Input.ChoiceSet',
    ...named,
    ...(chosen[0] && { value: chosen[0].value }),
    placeholder: others ? words.work.choose : terms.clauseOpen,
    style: 'filtered',
    choices: others ? [...chosen, ...others] : [{ title: terms.clauseOpen, value: openClause }, ...chosen],
    'choices.data': { type: 'Data.Query', dataset: 'clauses' },
  };
};
