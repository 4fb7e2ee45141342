import { formLimits } from '../../../../procedure/commands/fields.ts';
import { verdicts } from '../../../../procedure/record/values/choices.ts';
import { longDate } from '../../../../procedure/words/dates.ts';
import { saidUnder } from '../../parts/said.ts';
import { quiet } from '../../parts/texts.ts';
import type { CommandForm } from '../commandForm.ts';
import { inputsOf, shortInput } from '../inputsOf.ts';

const limits = { verdict: shortInput, result: formLimits.text, checkAgainOn: shortInput };

/** Of what the plan promised. */
const shown = 1000;

export const judgeEffectivenessForm: CommandForm = {
  limits,
  typedOf: () => ({}),
  draw: (view, drawing) => {
    const { words, terms, language } = drawing;
    const { label, hint } = words.work;
    const { choice, text, date } = inputsOf(view, limits, drawing);
    const { plan } = view.record.cycle;
    return [
      ...saidUnder(label.successCriteria, plan?.successCriteria, shown),
      ...saidUnder(label.method, plan?.verification.method, shown),
      plan && quiet(hint.judge(longDate(plan.verification.on, language))),
      ...choice('verdict', label.verdict, verdicts, terms.verdict, 'expanded'),
      ...text('result', label.result),
      ...date('checkAgainOn', label.checkAgainOn),
    ];
  },
  formOf: ({ verdict, result, checkAgainOn }) => ({ verdict, result, checkAgainOn }),
};
