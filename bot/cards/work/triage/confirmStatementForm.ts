import { formLimits } from '../../../../procedure/commands/fields.ts';
import { togetherLines } from '../../parts/record/togetherLines.ts';
import { cutAt } from '../../parts/said.ts';
import { quiet } from '../../parts/texts.ts';
import type { CommandForm } from '../commandForm.ts';
import { inputsOf } from '../inputsOf.ts';

const limits = { problem: formLimits.text, implications: formLimits.text };

export const confirmStatementForm: CommandForm = {
  limits,
  typedOf: ({ statement, facts }) => statement ?? { problem: cutAt(facts.what, formLimits.text) },
  draw: (view, drawing) => {
    const { label, hint } = drawing.words.work;
    const { text } = inputsOf(view, limits, drawing);
    return [
      quiet(hint.statement),
      ...text('problem', label.problem),
      ...text('implications', label.implications),
      ...togetherLines(view.record, drawing),
    ];
  },
  formOf: ({ problem, implications }) => ({ problem, implications }),
};
