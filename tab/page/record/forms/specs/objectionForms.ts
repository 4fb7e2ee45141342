import { longest } from '../../../../../procedure/record/report/reportFacts.ts';
import { type CommandForm, type CommandForms, pick, yesOrNo } from './formSpec.ts';

export const objectToRejection: CommandForm = {
  words: ({ labels }) => labels.command.objectToRejection,
  fields: ({ known: { rejection }, text: { forms, reporting } }) => {
    const { whyObject, objectHint } = reporting.case;
    return [
      rejection && { kind: 'quote', label: forms.rejectedBecause, text: rejection.reason },
      { kind: 'text', name: 'text', label: whyObject, hint: objectHint, most: longest.addition, required: true },
    ];
  },
  command: (typed) => pick(typed, 'text'),
};

const decideObjection: CommandForm = {
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

export const objectionForms = { objectToRejection, decideObjection } as const satisfies CommandForms;
