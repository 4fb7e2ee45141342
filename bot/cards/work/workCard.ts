import { isOffered } from '../../../procedure/offers/offered.ts';
import { type Drawing, offeringTo } from '../drawing.ts';
import { button, buttonData, type Scene } from '../parts/buttons.ts';
import { type Action, type AdaptiveCard, card } from '../parts/card.ts';
import { heading, notice } from '../parts/texts.ts';
import { notSavedYet, type Trouble } from '../parts/trouble.ts';
import { userText } from '../parts/userText.ts';
import type { Press, PressIntent } from '../press.ts';
import type { Verb } from '../verbs.ts';
import type { FormView } from './commandForm.ts';
import { workForms } from './workForms.ts';
import { isWorkVerb, readWorkVerb, type WorkCommandName, workVerbs } from './workVerbs.ts';

export type WorkView = FormView & {
  readonly name: WorkCommandName;
  /** Of the record shown. */
  readonly sequence: number;
  readonly scene: Scene;
  readonly trouble?: Trouble | undefined;
  /** Why it was not done, if no field is at fault. */
  readonly note?: string | undefined;
  /** Kept when the form is given back; otherwise generated. */
  readonly n?: string | undefined;
};

const verbOf = (name: WorkCommandName, step: 'more' | 'send'): Verb => `${name}.${step}` as Verb;

const shownOfReport = 200;

const insteadOf = ({ name, record, viewer, scene, sequence }: WorkView, drawing: Drawing): readonly Action[] =>
  (workForms[name].instead ?? [])
    .filter((other) => isOffered(other, record, offeringTo(viewer, record, drawing)))
    .map((other) =>
      button(
        scene,
        `${other}.open`,
        drawing.words.command[other].title,
        buttonData(drawing.nonce(), record.reference, sequence),
        {
          withoutInputs: true,
        },
      ),
    );

/** Any command's form: failure, problems, inputs, *Send* and *Back*. */
const render = (view: WorkView, drawing: Drawing): AdaptiveCard => {
  const { words } = drawing;
  const { name, record, scene, trouble, problems } = view;
  const form = workForms[name];
  const data = buttonData(view.n ?? drawing.nonce(), record.reference, view.sequence);
  const more = trouble ? undefined : form.more?.title(view, drawing);
  const style = form.isFinal ? 'destructive' : 'positive';
  return card(
    [
      // A dialog shows its title above the card.
      scene === 'chat' ? heading(words.work.title(words.command[name].title, record.reference)) : undefined,
      trouble && notSavedYet(drawing, trouble),
      view.note === undefined ? undefined : notice(view.note, 'warning'),
      problems && notice(words.form.attention, 'attention'),
      // The subject, because a dialog hides the card it was opened from.
      ...userText(record.facts.what, shownOfReport),
      ...form.draw(view, drawing),
    ],
    [
      button(scene, verbOf(name, 'send'), trouble ? words.notSaved.again : words.command[name].send, data, { style }),
      more === undefined ? undefined : button(scene, verbOf(name, 'more'), more, data),
      ...(trouble ? [] : insteadOf(view, drawing)),
      button(scene, form.back ?? 'record.show', words.form.back, data, { withoutInputs: true }),
    ],
  );
};

const parse = ({ verb, reference }: Press): PressIntent =>
  reference && isWorkVerb(verb) ? { kind: 'work', ...readWorkVerb(verb), reference } : { kind: 'outdated' };

export const workCard = { verbs: workVerbs, render, parse } as const;
