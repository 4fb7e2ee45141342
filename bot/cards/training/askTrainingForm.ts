import { longest } from '../../../procedure/record/report/reportFacts.ts';
import { onOpenActionForm } from '../decide/action/onOpenActionForm.ts';
import { quiet } from '../parts/texts.ts';
import type { CommandForm } from '../work/commandForm.ts';
import { inputsOf } from '../work/inputsOf.ts';

const idLength = 36;
const mostPeople = 60;
const limits = { text: longest.reason, people: mostPeople * (idLength + 1) } as const;

const form = onOpenActionForm({
  name: 'askTraining',
  limits,
  draw: (view, drawing) => {
    const { people, text } = inputsOf(view, limits, drawing);
    const { training } = drawing.words;
    return [...text('text', training.text), quiet(training.onlyThis), ...people('people', training.people)];
  },
});

/** Recipients of a training, chosen in one input: their ids, separated by commas. */
export const askTrainingForm: CommandForm = {
  ...form,
  formOf: (inputs) => ({
    action: inputs.action,
    text: inputs.text,
    people: typeof inputs.people === 'string' ? inputs.people.split(',').filter((id) => id.trim() !== '') : [],
  }),
};
