import {
  type FieldProblems,
  longest,
  type ReportFacts,
  type ReportField,
  reportFields,
} from '../../../../procedure/record/report/reportFacts.ts';
import { isCalendarDate } from '../../../../procedure/record/values/calendarDate.ts';
import { impacts, ongoings, priorities, sources } from '../../../../procedure/record/values/choices.ts';
import { isClause } from '../../../../procedure/record/values/clauses.ts';
import type { Drawing } from '../../drawing.ts';
import type { Choice, Element, Input } from '../card.ts';
import { keepTyped, type Typed } from '../typed.ts';
import { fieldProblem } from './fieldProblem.ts';

/** Value of *the security team will choose* in the list of clauses: a choice without a value cannot be selected. */
const openClause = 'open';

/** Fields of the short form; *Add details* shows the others. */
export const shortFields: readonly ReportField[] = ['what', 'system', 'ongoing'];

const limits: Readonly<Record<ReportField, number>> = {
  what: longest.what,
  system: longest.system,
  requirement: longest.requirement,
  evidence: longest.evidence,
  immediateAction: longest.immediateAction,
  onBehalfOf: longest.onBehalfOf,
  // The others are choices or dates: short, and kept only to be quoted.
  ongoing: 40,
  detectedOn: 40,
  occurredOn: 40,
  clause: 40,
  impact: 40,
  priority: 40,
  source: 40,
};

const isText = (field: ReportField): field is ReportField & keyof typeof longest => field in longest;

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
      const input = drawInput[field](field, typed, drawing);
      const quoted =
        input.type === 'Input.Date' && typed !== undefined && input.value === undefined ? typed : undefined;
      return [
        input,
        ...fieldProblem(drawing, view.problems?.[field], isText(field) ? longest[field] : undefined, quoted),
      ];
    });

type DrawInput = (field: ReportField, typed: string | undefined, drawing: Drawing) => Input;

const text =
  (isMultiline: boolean): DrawInput =>
  (field, typed, { words, terms }) => ({
    type: 'Input.Text',
    id: field,
    label: terms.field[field],
    ...(typed !== undefined && { value: typed }),
    ...(words.form.placeholder[field] !== undefined && { placeholder: words.form.placeholder[field] }),
    ...(isMultiline && { isMultiline }),
    maxLength: limits[field],
  });

const date =
  (otherwiseToday: boolean): DrawInput =>
  (field, typed, { terms, today }) => {
    const value = typed ?? (otherwiseToday ? today : undefined);
    return {
      type: 'Input.Date',
      id: field,
      label: terms.field[field],
      ...(value !== undefined && isCalendarDate(value) && { value }),
    };
  };

const choice =
  <T extends string>(
    values: readonly T[],
    otherwise: T,
    names: (drawing: Drawing) => Readonly<Record<T, string>>,
  ): DrawInput =>
  (field, typed, drawing) => ({
    type: 'Input.ChoiceSet',
    id: field,
    label: drawing.terms.field[field],
    value: values.find((value) => value === typed) ?? otherwise,
    style: 'compact',
    choices: values.map((value) => ({ title: names(drawing)[value], value })),
  });

/** Searched while typing; the static choices are shown until then. */
const clause: DrawInput = (field, typed, { terms }) => {
  const chosen: readonly Choice[] =
    typed !== undefined && isClause(typed) ? [{ title: `${typed} ${terms.clause[typed]}`, value: typed }] : [];
  return {
    type: 'Input.ChoiceSet',
    id: field,
    label: terms.field[field],
    ...(chosen[0] && { value: chosen[0].value }),
    placeholder: terms.clauseOpen,
    style: 'filtered',
    choices: [{ title: terms.clauseOpen, value: openClause }, ...chosen],
    'choices.data': { type: 'Data.Query', dataset: 'clauses' },
  };
};

const drawInput: Readonly<Record<ReportField, DrawInput>> = {
  what: text(true),
  system: text(false),
  ongoing: choice(ongoings, 'notSure', ({ terms }) => terms.ongoing),
  detectedOn: date(true),
  occurredOn: date(false),
  clause,
  impact: choice(impacts, 'notSure', ({ terms }) => terms.impact),
  priority: choice(priorities, 'notSure', ({ terms }) => terms.priority),
  requirement: text(true),
  evidence: text(true),
  source: choice(sources, 'staff', ({ terms }) => terms.source),
  immediateAction: text(true),
  onBehalfOf: text(false),
};
