import { formLimits } from '../../../../procedure/commands/fields.ts';
import { longest } from '../../../../procedure/record/report/reportFacts.ts';
import { quiet } from '../../parts/texts.ts';
import type { CommandForm } from '../commandForm.ts';
import { inputsOf, shortInput } from '../inputsOf.ts';

const limits = { kind: shortInput, what: formLimits.text, told: formLimits.line, because: longest.reason };

export const recordConsequencesForm: CommandForm = {
  limits,
  typedOf: ({ consequences }) => consequences ?? { kind: 'dealtWith' },
  draw: (view, drawing) => {
    const { label, hint, kind } = drawing.words.work;
    const { choice, line, text } = inputsOf(view, limits, drawing);
    return [
      quiet(hint.consequences),
      ...choice('kind', label.consequencesKind, ['dealtWith', 'none'], kind, 'expanded'),
      ...text('what', label.whatConsequences),
      ...line('told', label.told),
      ...text('because', label.becauseNone),
    ];
  },
  formOf: ({ kind, what, told, because }) => ({
    consequences: kind === 'none' ? { kind, because } : { kind, what, told },
  }),
};
