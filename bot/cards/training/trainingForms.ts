import { closableTrainings } from '../../../procedure/offers/trainingsLed.ts';
import { longest } from '../../../procedure/record/report/reportFacts.ts';
import { onOpenActionForm } from '../decide/actionForms.ts';
import { plain, quiet } from '../parts/texts.ts';
import { cutAt } from '../parts/userText.ts';
import type { CommandForm, CommandForms } from '../work/commandForm.ts';
import { inputsOf, shortInput } from '../work/inputsOf.ts';

const idLength = 36;
const mostPeople = 60;
const askTrainingLimits = { text: longest.reason, people: mostPeople * (idLength + 1) } as const;

const form = onOpenActionForm({
  name: 'askTraining',
  limits: askTrainingLimits,
  draw: (view, drawing) => {
    const { people, text } = inputsOf(view, askTrainingLimits, drawing);
    const { training } = drawing.words;
    return [...text('text', training.text), quiet(training.onlyThis), ...people('people', training.people)];
  },
});

/** Recipients of a training, chosen in one input: their ids, separated by commas. */
const askTrainingForm: CommandForm = {
  ...form,
  formOf: (inputs) => ({
    action: inputs.action,
    text: inputs.text,
    people: typeof inputs.people === 'string' ? inputs.people.split(',').filter((id) => id.trim() !== '') : [],
  }),
};

const closeSessionLimits = { session: shortInput } as const;
const longestText = 80;

/** The confirmations of a training are settled: how many of those who were asked. */
const closeSessionForm: CommandForm = {
  limits: closeSessionLimits,
  typedOf: (record, _, viewer) => {
    const [first] = closableTrainings(record, viewer);
    return first ? { session: first.session.id } : {};
  },
  draw: (view, drawing) => {
    const { training: words } = drawing.words;
    const trainings = closableTrainings(view.record, view.viewer);
    if (trainings.length === 0) return [plain(words.nothingToClose)];
    const choices = trainings.map(({ session, action, text }) => ({
      title: `${action} ${cutAt(text.replaceAll('\n', ' '), longestText)}`,
      value: session.id,
    }));
    return [
      ...inputsOf(view, closeSessionLimits, drawing).choices('session', words.which, choices),
      quiet(words.closing),
    ];
  },
  formOf: ({ session }) => ({ session }),
  back: 'training.show',
  isFinal: true,
};

export const trainingForms = {
  askTraining: askTrainingForm,
  closeSession: closeSessionForm,
} as const satisfies CommandForms;
