import { longest } from '../../../procedure/record/report/reportFacts.ts';
import { saidUnder } from '../parts/said.ts';
import { quiet } from '../parts/texts.ts';
import type { CommandForm } from '../work/commandForm.ts';
import { inputsOf } from '../work/inputsOf.ts';

const limits = { text: longest.addition } as const;

export const objectToRejectionForm = {
  limits,
  typedOf: () => ({}),
  draw: (view, drawing) => {
    const { words } = drawing;
    return [
      ...saidUnder(words.decide.notice.rejectedBecause, view.record.rejection?.reason, longest.reason),
      ...inputsOf(view, limits, drawing).text('text', words.case.whyObject),
      quiet(words.case.objectHint),
    ];
  },
  formOf: ({ text }) => ({ text }),
} as const satisfies CommandForm;
