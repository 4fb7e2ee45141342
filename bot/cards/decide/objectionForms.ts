import { longest } from '../../../procedure/record/report/reportFacts.ts';
import { quiet } from '../parts/texts.ts';
import { userTextUnder } from '../parts/userText.ts';
import type { CommandForm, CommandForms } from '../work/commandForm.ts';
import { inputsOf, shortInput } from '../work/inputsOf.ts';
import { yesOrNo } from './yesOrNo.ts';

const objectToRejectionLimits = { text: longest.addition } as const;

const objectToRejectionForm = {
  limits: objectToRejectionLimits,
  typedOf: () => ({}),
  draw: (view, drawing) => {
    const { words } = drawing;
    return [
      ...userTextUnder(words.decide.notice.rejectedBecause, view.record.rejection?.reason, longest.reason),
      ...inputsOf(view, objectToRejectionLimits, drawing).text('text', words.case.whyObject),
      quiet(words.case.objectHint),
    ];
  },
  formOf: ({ text }) => ({ text }),
} as const satisfies CommandForm;

const decideObjectionLimits = { upheld: shortInput, reason: longest.reason } as const;

const decideObjectionForm = {
  limits: decideObjectionLimits,
  typedOf: () => ({}),
  draw: (view, drawing) => {
    const { words, terms } = drawing;
    const { facts, rejection } = view.record;
    const { choice, text } = inputsOf(view, decideObjectionLimits, drawing);
    const { input, notice } = words.decide;
    return [
      ...userTextUnder(terms.field.what, facts.what, 600),
      ...userTextUnder(notice.rejectedBecause, rejection?.reason, longest.reason),
      ...userTextUnder(notice.objection, rejection?.objection?.text, 1200),
      ...choice(
        'upheld',
        input.objection,
        yesOrNo.values,
        { yes: input.upheld, no: input.rejectionStands },
        'expanded',
      ),
      ...text('reason', input.why),
      quiet(input.toldToReporter),
    ];
  },
  formOf: ({ upheld, reason }) => ({ upheld: yesOrNo.read(upheld), reason }),
  isFinal: true,
} as const satisfies CommandForm;

export const objectionForms = {
  objectToRejection: objectToRejectionForm,
  decideObjection: decideObjectionForm,
} as const satisfies CommandForms;
