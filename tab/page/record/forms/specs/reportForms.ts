import { longest, reportFields, specOf } from '../../../../../procedure/record/report/reportFacts.ts';
import { optionsOfField } from '../../../../../procedure/words/fieldText.ts';
import { type CommandForm, type CommandForms, type FormField, pick } from './formSpec.ts';
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

const askReporter = oneTextForm('askReporter', { field: 'text', most: longest.addition });

const openIdentity: CommandForm = {
  words: ({ forms }) => forms.openIdentity,
  plain: true,
  fields: ({ text: { forms } }) => [
    { kind: 'note', text: forms.openIdentity.text },
    { kind: 'text', name: 'reason', label: forms.openIdentity.reason, most: longest.reason, required: true },
  ],
  command: (typed) => pick(typed, 'reason'),
  isFinal: true,
};

export const reportForms = {
  addToReport,
  correctReport,
  withdrawReport,
  askReporter,
  openIdentity,
  attachEvidence: { elsewhere: 'evidence' },
} as const satisfies CommandForms;
