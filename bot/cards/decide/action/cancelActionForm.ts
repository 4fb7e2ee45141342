import { longest } from '../../../../procedure/record/report/reportFacts.ts';
import { inputsOf } from '../../work/inputsOf.ts';
import { onOpenActionForm } from './onOpenActionForm.ts';

const limits = { reason: longest.reason } as const;

export const cancelActionForm = {
  ...onOpenActionForm({
    name: 'cancelAction',
    limits,
    draw: (view, drawing) => inputsOf(view, limits, drawing).text('reason', drawing.words.decide.input.why),
  }),
  isFinal: true,
} as const;
