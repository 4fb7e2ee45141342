import type { Drawing } from '../../drawing.ts';
import { button, buttonData } from '../../parts/buttons.ts';
import { type AdaptiveCard, card } from '../../parts/card.ts';
import { heading, notice, plain, quiet } from '../../parts/texts.ts';
import { notSavedYet } from '../../parts/trouble.ts';
import type { Verb } from '../../verbs.ts';
import type { SessionFormName } from '../sessionVerbs.ts';
import { causeForm } from './causeForm.ts';
import { closeForm } from './closeForm.ts';
import { evidenceForm } from './evidenceForm.ts';
import { facilitateForm } from './facilitateForm.ts';
import { againForm, followForm } from './followForm.ts';
import { handOverForm } from './handOverForm.ts';
import { mergeForm } from './mergeForm.ts';
import { objectForm } from './objectForm.ts';
import { problemForm } from './problemForm.ts';
import { rootForm } from './rootForm.ts';
import type { SessionForm, SessionFormView } from './sessionForm.ts';
import { statementForm } from './statementForm.ts';
import { voteForm } from './voteForm.ts';

export const sessionForms: Readonly<Record<SessionFormName, SessionForm>> = {
  problem: problemForm,
  cause: causeForm,
  evidence: evidenceForm,
  vote: voteForm,
  object: objectForm,
  facilitate: facilitateForm,
  follow: followForm,
  again: againForm,
  merge: mergeForm,
  root: rootForm,
  statement: statementForm,
  handOver: handOverForm,
  close: closeForm,
};

const verbOf = ({ name, hint }: SessionFormView): Verb =>
  name === 'cause' && hint !== undefined ? 'session.cause.anyway' : `session.${name}.send`;

const hintLines = ({ hint, name }: SessionFormView, { words }: Drawing) => {
  if (hint === undefined) return undefined;
  const { hint: hints } = words.session;
  return notice(hints.title, 'warning', plain(hints[hint]), ...(name === 'cause' ? [quiet(hints.kept)] : []));
};

/** Any dialog of a session: what was done or failed, the hint, the inputs, *Send* and the way back. */
export const drawSessionForm = (view: SessionFormView, drawing: Drawing): AdaptiveCard => {
  const { words } = drawing;
  const { session: texts } = words;
  const { name, record, session, scene, trouble, said, problems, typed, hint } = view;
  const form = sessionForms[name];
  const data = {
    ...buttonData(view.n ?? drawing.nonce(), record.reference, session.opened.sequence),
    ...form.carries?.(typed),
  };
  const send = hint === undefined || name !== 'cause' ? texts.form[name].send : texts.button.anyway;
  const isMove = form.leads && name !== 'facilitate';
  return card(
    [
      // A dialog has its title above the card.
      scene === 'chat' ? heading(words.work.title(texts.form[name].title, record.reference)) : undefined,
      trouble && notSavedYet(drawing, trouble, true),
      said && notice(said.text, said.style),
      problems && notice(words.form.attention, 'attention'),
      hintLines(view, drawing),
      ...form.draw(view, drawing),
    ],
    [
      form.isEmpty?.(view)
        ? undefined
        : button(scene, verbOf(view), trouble ? words.notSaved.again : send, data, {
            style: form.isFinal ? 'destructive' : 'positive',
          }),
      isMove
        ? button(scene, 'session.facilitate.open', texts.button.menu, data, { withoutInputs: true })
        : button(scene, 'session.show', texts.button.show, data, { withoutInputs: true }),
    ],
  );
};
