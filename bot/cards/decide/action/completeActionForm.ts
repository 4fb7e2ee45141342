import { longest } from '../../../../procedure/record/report/reportFacts.ts';
import { inputsOf, shortInput } from '../../work/inputsOf.ts';
import { onOpenActionForm } from './onOpenActionForm.ts';

const limits = { doneOn: shortInput, note: longest.reason } as const;

export const completeActionForm = onOpenActionForm({
  name: 'completeAction',
  limits,
  typedOf: ({ today }) => ({ doneOn: today }),
  draw: (view, drawing) => {
    const { date, text } = inputsOf(view, limits, drawing);
    const { input } = drawing.words.decide;
    return [...date('doneOn', input.doneOn), ...text('note', input.whatWasDone)];
  },
});
