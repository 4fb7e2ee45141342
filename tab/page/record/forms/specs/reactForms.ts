import { formLimits } from '../../../../../procedure/commands/fields.ts';
import { longest } from '../../../../../procedure/record/report/reportFacts.ts';
import type { FormWords } from '../../../../../procedure/words/en/formWords.ts';
import { type CommandForm, type CommandForms, type FormField, optionsOf, pick } from './formSpec.ts';

/** 10.2 a: reaction and consequences. */

const notNecessaryFields = ({ label }: FormWords): readonly FormField[] => [
  { kind: 'text', name: 'because', label: label.becauseNotNecessary, most: longest.reason, required: true },
];

const doneFields = ({ label }: FormWords): readonly FormField[] => [
  { kind: 'text', name: 'what', label: label.whatDone, most: formLimits.text, required: true },
  { kind: 'line', name: 'by', label: label.by, most: formLimits.line, required: true },
  { kind: 'day', name: 'doneOn', label: label.doneOn, required: true },
  { kind: 'text', name: 'proof', label: label.proof, most: formLimits.text },
];

/** Done (in the past tense), or not necessary with a reason. Filled with what is on record. */
const act = (part: 'containment' | 'correction', name: 'recordContainment' | 'recordCorrection'): CommandForm => ({
  words: ({ labels }) => labels.command[name],
  typed: ({ known, record: { facts } }) =>
    known[part] ?? {
      kind: 'done',
      by: known.me,
      doneOn: known.today,
      // Starts from the reporter's own words about what was done at once.
      what: part === 'containment' ? facts.immediateAction : undefined,
    },
  fields: ({ typed, text: { labels } }) => {
    const { label, hint, kind } = labels;
    return [
      { kind: 'note', text: hint[part] },
      {
        kind: 'radio',
        name: 'kind',
        label: label.actKind,
        required: true,
        options: optionsOf(['done', 'notNecessary'], kind),
      },
      ...(typed.kind === 'notNecessary' ? notNecessaryFields(labels) : doneFields(labels)),
    ];
  },
  command: (typed) => ({
    act:
      typed.kind === 'notNecessary'
        ? pick(typed, 'kind', 'because')
        : pick(typed, 'kind', 'what', 'by', 'doneOn', 'proof'),
  }),
});

const recordContainment = act('containment', 'recordContainment');
const recordCorrection = act('correction', 'recordCorrection');

const recordConsequences: CommandForm = {
  words: ({ labels }) => labels.command.recordConsequences,
  typed: ({ known }) => known.consequences ?? { kind: 'dealtWith' },
  fields: ({ typed, text: { labels } }) => {
    const { label, hint, kind } = labels;
    return [
      { kind: 'note', text: hint.consequences },
      {
        kind: 'radio',
        name: 'kind',
        label: label.consequencesKind,
        required: true,
        options: optionsOf(['dealtWith', 'none'], kind),
      },
      ...(typed.kind === 'none'
        ? ([{ kind: 'text', name: 'because', label: label.becauseNone, most: longest.reason, required: true }] as const)
        : ([
            { kind: 'text', name: 'what', label: label.whatConsequences, most: formLimits.text, required: true },
            { kind: 'line', name: 'told', label: label.told, most: formLimits.line },
          ] as const)),
    ];
  },
  command: (typed) => ({
    consequences: typed.kind === 'none' ? pick(typed, 'kind', 'because') : pick(typed, 'kind', 'what', 'told'),
  }),
};

export const reactForms = { recordContainment, recordCorrection, recordConsequences } as const satisfies CommandForms;
