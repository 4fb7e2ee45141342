import { longest } from '../../../../procedure/record/report/reportFacts.ts';
import { quiet } from '../../parts/texts.ts';
import { inputsOf, shortInput } from '../../work/inputsOf.ts';
import { onOpenActionForm } from './onOpenActionForm.ts';

const limits = { due: shortInput, reason: longest.reason } as const;

export const requestExtensionForm = onOpenActionForm({
  name: 'requestExtension',
  limits,
  draw: (view, drawing) => {
    const { date, text } = inputsOf(view, limits, drawing);
    const { input } = drawing.words.decide;
    return [...date('due', input.newDue), ...text('reason', input.whyLater), quiet(input.originalKept)];
  },
});
