import type { Nonconformity } from '../../../procedure/record/nonconformity.ts';
import type { Actor } from '../../../procedure/record/person.ts';
import { isLive } from '../../../procedure/record/sessions.ts';
import { type Training, trainingsOf } from '../../../procedure/record/training.ts';
import { leadsSession } from '../../../procedure/stages/leadsSession.ts';
import { cutAt } from '../parts/said.ts';
import { plain, quiet } from '../parts/texts.ts';
import type { CommandForm } from '../work/commandForm.ts';
import { inputsOf, shortInput } from '../work/inputsOf.ts';

const limits = { session: shortInput } as const;
const longestText = 80;

/** Those that somebody may close. A session of 5 Whys is closed where it is held. */
export const closable = (record: Nonconformity, viewer: Actor): readonly Training[] =>
  trainingsOf(record).filter(({ session }) => isLive(session) && leadsSession(session, viewer, record));

/** The confirmations of a training are settled: how many of those who were asked. */
export const closeSessionForm: CommandForm = {
  limits,
  typedOf: (record, _, viewer) => {
    const [first] = closable(record, viewer);
    return first ? { session: first.session.id } : {};
  },
  draw: (view, drawing) => {
    const { training: words } = drawing.words;
    const trainings = closable(view.record, view.viewer);
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
