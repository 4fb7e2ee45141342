import { quiet } from '../../parts/texts.ts';
import type { CommandForm } from '../../work/commandForm.ts';
import { inputsOf, shortInput } from '../../work/inputsOf.ts';

const limits = { to: shortInput, until: shortInput } as const;

export const delegateApprovalForm = {
  limits,
  typedOf: () => ({}),
  draw: (view, drawing) => {
    const { input } = drawing.words.decide;
    const { person, date } = inputsOf(view, limits, drawing);
    return [...person('to', input.delegateTo), ...date('until', input.until), quiet(input.delegateHint)];
  },
  formOf: ({ to, until }) => ({ to, until }),
  back: 'approval.show',
} as const satisfies CommandForm;
