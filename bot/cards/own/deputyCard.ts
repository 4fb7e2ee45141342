import type { Person, PersonId } from '../../../procedure/record/values/person.ts';
import type { Drawing } from '../drawing.ts';
import { button, buttonData } from '../parts/buttons.ts';
import { type AdaptiveCard, card } from '../parts/card.ts';
import { nameOfIn } from '../parts/nameOf.ts';
import { heading, notice, plain } from '../parts/texts.ts';
import { notSavedYet } from '../parts/trouble.ts';
import { userText } from '../parts/userText.ts';
import type { OwnForm, Press, PressIntent } from '../press.ts';
import { inputsOf, shortInput } from '../work/inputsOf.ts';

export const deputyLimits = { to: shortInput } as const;

export type DeputyView = OwnForm & {
  /** The current deputy. */
  readonly deputy: PersonId | undefined;
  /** People whose names are known. */
  readonly people: readonly Person[];
  /** *Remove my deputy* was pressed and is not saved yet: the removal is retried. */
  readonly takingBack?: boolean;
};

const longestLine = 200;

/** *My deputy*: who receives a person's reminders and decisions while they are away. */
const render = (view: DeputyView, drawing: Drawing): AdaptiveCard => {
  const { words } = drawing;
  const { deputy: texts } = words.reminder;
  const { deputy, people, typed, problems, trouble, takingBack = false } = view;
  const data = buttonData((takingBack ? undefined : view.n) ?? drawing.nonce());
  const noData = buttonData((takingBack ? view.n : undefined) ?? drawing.nonce());
  const main = { style: 'positive' } as const;
  const { person } = inputsOf({ typed, problems, people }, deputyLimits, drawing);
  const again = trouble && words.notSaved.again;
  return card(
    [
      heading(texts.title),
      trouble && notSavedYet(drawing, trouble),
      problems && notice(words.form.attention, 'attention'),
      plain(texts.how),
      ...(deputy === undefined ? [] : userText(texts.now(nameOfIn(people, undefined, drawing)(deputy)), longestLine)),
      ...person('to', texts.who),
    ],
    [
      button('chat', 'own.deputySave', (!takingBack && again) || texts.send, data, takingBack ? {} : main),
      deputy === undefined && !takingBack
        ? undefined
        : button('chat', 'own.deputyNone', (takingBack && again) || texts.removeDeputy, noData, {
            withoutInputs: true,
            ...(takingBack && main),
          }),
    ],
  );
};

const parse = ({ verb }: Press): PressIntent => ({
  kind: 'own',
  name: 'nameDeputy',
  step: verb === 'own.deputyNone' ? 'none' : 'send',
});

export const deputyCard = { verbs: ['own.deputySave', 'own.deputyNone'], render, parse } as const;
