import { longest } from '../../../../procedure/record/report/reportFacts.ts';
import { inputsOf } from '../../work/inputsOf.ts';
import { onOpenActionForm } from './onOpenActionForm.ts';

const limits = { note: longest.reason } as const;

export const reportProgressForm = onOpenActionForm({
  name: 'reportProgress',
  limits,
  draw: (view, drawing) => inputsOf(view, limits, drawing).text('note', drawing.words.decide.input.howFar),
});
