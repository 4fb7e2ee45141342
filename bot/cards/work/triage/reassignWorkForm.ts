import { longest } from '../../../../procedure/record/report/reportFacts.ts';
import { quiet } from '../../parts/texts.ts';
import type { CommandForm } from '../commandForm.ts';
import { inputsOf, shortInput } from '../inputsOf.ts';

const limits = { from: shortInput, to: shortInput, because: longest.reason };

export const reassignWorkForm: CommandForm = {
  limits,
  typedOf: ({ triage }) => (triage ? { from: triage.owner } : {}),
  draw: (view, drawing) => {
    const { label, hint } = drawing.words.work;
    const { person, text } = inputsOf(view, limits, drawing);
    return [
      ...person('from', label.from),
      ...person('to', label.to),
      ...text('because', label.because),
      quiet(hint.reassign),
    ];
  },
  formOf: ({ from, to, because }) => ({ from, to, because }),
};
