import type { Reference } from '../../../procedure/record/reference.ts';
import type { Drawing } from '../drawing.ts';
import { button, buttonData } from '../parts/buttons.ts';
import { type AdaptiveCard, card, type Input } from '../parts/card.ts';
import { quiet } from '../parts/texts.ts';
import { notSavedYet, type Trouble } from '../parts/trouble.ts';
import type { Typed } from '../parts/typed.ts';
import type { Verb } from '../verbs.ts';

export type BareView = {
  readonly verb: Verb;
  readonly reference: Reference;
  readonly typed: Typed;
  readonly trouble: Trouble;
  readonly n: string;
};

/** In a dialog, when the record that its form is drawn from cannot be read: nothing that was typed is lost. */
const render = ({ verb, reference, typed, trouble, n }: BareView, drawing: Drawing): AdaptiveCard => {
  const { words } = drawing;
  const labels: Readonly<Record<string, string | undefined>> = words.work.label;
  const inputs = Object.entries(typed).flatMap(([id, value]) => (value === undefined ? [] : [{ id, value }]));
  return card(
    [
      notSavedYet(drawing, trouble),
      quiet(words.work.bare),
      ...inputs.map(
        ({ id, value }): Input => ({
          ...{ type: 'Input.Text', id, value, isMultiline: true },
          // Of a list of actions or causes the id has a number in it, and no label of its own.
          label: labels[id] ?? words.work.typed,
        }),
      ),
    ],
    [button('dialog', verb, words.notSaved.again, buttonData(n, reference), { style: 'positive' })],
  );
};

export const bareCard = { verbs: [], render } as const;
