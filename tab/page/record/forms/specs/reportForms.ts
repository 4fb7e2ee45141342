import { longest, reportFields, specOf } from '../../../../../procedure/record/report/reportFacts.ts';
import { optionsOfField } from '../../../../../procedure/words/fieldText.ts';
import { reportingWords } from '../../../../../procedure/words/reportingWords.ts';
import { type CommandForm, type FormField, pick, yesOrNo } from './formSpec.ts';
import { oneTextForm } from './oneTextForm.ts';

/** The commands of a reporter on their own report, including answers to questions. */

export const addToReport: CommandForm = {
  words: ({ tab }, { reference }) => ({ ...tab.add, title: tab.add.title(reference) }),
  plain: true,
  fields: ({ text: { tab } }) => [
    { kind: 'text', name: 'text', label: tab.add.label, hint: tab.add.hint, most: longest.addition, required: true },
  ],
  command: (typed) => pick(typed, 'text'),
};

export const withdrawReport: CommandForm = {
  words: ({ tab }, { reference }) => ({ ...tab.withdraw, title: tab.withdraw.title(reference) }),
  plain: true,
  fields: ({ text: { tab } }) => [
    { kind: 'note', text: tab.withdraw.text },
    { kind: 'text', name: 'reason', label: tab.withdraw.label, most: longest.reason },
  ],
  command: ({ reason = '' }) => ({ reason }),
  isFinal: true,
};

export const correctReport: CommandForm = {
  words: ({ forms }) => forms.correctReport,
  plain: true,
  typed: ({ record: { facts } }) => Object.fromEntries(reportFields.map((field) => [field, facts[field]])),
  fields: ({ text: { forms, procedure } }) => [
    { kind: 'note', text: forms.correctReport.text },
    ...reportFields.map((name): FormField => {
      const spec = specOf(name);
      const named = { name, label: procedure.field[name], ...(spec.isRequired && { required: spec.isRequired }) };
      switch (spec.kind) {
        case 'text':
        case 'line':
          return { kind: spec.kind, ...named, most: spec.most };
        case 'choice':
          return { kind: 'list', ...named, options: optionsOfField(name, procedure) };
        default:
          return { kind: spec.kind, ...named };
      }
    }),
  ],
  command: (typed) => ({ facts: pick(typed, ...reportFields) }),
};

export const askReporter = oneTextForm('askReporter', { field: 'text', most: longest.addition });

export const objectToRejection: CommandForm = {
  words: ({ labels }) => labels.command.objectToRejection,
  fields: ({ known: { rejection }, text: { forms, language } }) => {
    const { whyObject, objectHint } = reportingWords[language].case;
    return [
      rejection && { kind: 'quote', label: forms.rejectedBecause, text: rejection.reason },
      { kind: 'text', name: 'text', label: whyObject, hint: objectHint, most: longest.addition, required: true },
    ];
  },
  command: (typed) => pick(typed, 'text'),
};

export const decideObjection: CommandForm = {
  words: ({ labels }) => labels.command.decideObjection,
  fields: ({ known: { rejection }, text: { forms, labels } }) => {
    const { input } = labels;
    return [
      rejection && { kind: 'quote', label: forms.rejectedBecause, text: rejection.reason },
      rejection?.objection === undefined
        ? undefined
        : { kind: 'quote', label: forms.objection, text: rejection.objection },
      {
        kind: 'radio',
        name: 'upheld',
        label: input.objection,
        required: true,
        options: [
          { value: 'yes', title: input.upheld },
          { value: 'no', title: input.rejectionStands },
        ],
      },
      {
        kind: 'text',
        name: 'reason',
        label: input.why,
        hint: input.toldToReporter,
        most: longest.reason,
        required: true,
      },
    ];
  },
  command: ({ upheld, reason }) => ({ upheld: yesOrNo(upheld), reason }),
  isFinal: true,
};

export const openIdentity: CommandForm = {
  words: ({ forms }) => forms.openIdentity,
  plain: true,
  fields: ({ text: { forms } }) => [
    { kind: 'note', text: forms.openIdentity.text },
    { kind: 'text', name: 'reason', label: forms.openIdentity.reason, most: longest.reason, required: true },
  ],
  command: (typed) => pick(typed, 'reason'),
  isFinal: true,
};
