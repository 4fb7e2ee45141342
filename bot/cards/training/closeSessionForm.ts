import { closableTrainings } from '../../../procedure/offers/trainingsLed.ts';
import { cutAt } from '../parts/said.ts';
import { plain, quiet } from '../parts/texts.ts';
import type { CommandForm } from '../work/commandForm.ts';
import { inputsOf, shortInput } from '../work/inputsOf.ts';

const limits = { session: shortInput } as const;
const longestText = 80;

/** The confirmations of a training are settled: how many of those who were asked. */
export const closeSessionForm: CommandForm = {
  limits,
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
    return [...inputsOf(view, limits, drawing).choices('session', words.which, choices), quiet(words.closing)];
  },
  formOf: ({ session }) => ({ session }),
  back: 'training.show',
  isFinal: true,
};
