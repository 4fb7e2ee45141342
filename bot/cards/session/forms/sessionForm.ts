import type { CauseHint } from '../../../../procedure/coach/causeHint.ts';
import type { FieldProblem } from '../../../../procedure/record/report/reportFacts.ts';
import type { Actor } from '../../../../procedure/record/values/person.ts';
import type { Drawing } from '../../drawing.ts';
import type { ButtonData, Scene } from '../../parts/buttons.ts';
import type { Choice, Element } from '../../parts/card.ts';
import type { Trouble } from '../../parts/trouble.ts';
import type { Typed } from '../../parts/typed.ts';
import { type FiveWhysView, onLine, type Placed } from '../fiveWhysView.ts';
import type { SessionFormName } from '../sessionVerbs.ts';

/** Data from which a dialog of a session is drawn. */
export type SessionFormView = FiveWhysView & {
  readonly name: SessionFormName;
  /** The viewer. */
  readonly viewer: Actor;
  readonly typed: Typed;
  readonly problems?: Readonly<Partial<Record<string, FieldProblem>>> | undefined;
  readonly trouble?: Trouble | undefined;
  /** What was done, or why it was not. */
  readonly note?: { readonly text: string; readonly style: 'good' | 'warning' } | undefined;
  /** The coach's hint: shown once, to the author only. */
  readonly hint?: CauseHint | undefined;
  readonly scene: Scene;
  /** Kept when the form is given back; otherwise generated. */
  readonly n?: string | undefined;
};

/** One dialog of a session; listed in `sessionForms.ts`. */
export type SessionForm = {
  /** Maximum length kept of each input, in UTF-16 units; other inputs are dropped. */
  readonly limits: Readonly<Record<string, number>>;
  /** Only for the facilitator. */
  readonly leads?: true;
  /** Initial values of the inputs. */
  readonly typedOf?: (view: Omit<SessionFormView, 'typed'>) => Typed;
  readonly draw: (view: SessionFormView, drawing: Drawing) => readonly (Element | undefined)[];
  /** Additional data of its button, from what it was opened with. */
  readonly carries?: (typed: Typed) => Pick<ButtonData, 'round' | 'about'>;
  /** Nothing to choose from, or not possible now: the form is shown without its send button. */
  readonly isEmpty?: (view: SessionFormView) => boolean;
  readonly isFinal?: true;
};

/** Maximum number of choices on a card, in all lists of a form together. */
export const mostChoices = 50;
const longestTitle = 70;

/** Causes to choose from, by their ids: the tree may change meanwhile. */
export const causeChoices = (placed: readonly Placed[], most = mostChoices): readonly Choice[] =>
  placed
    .slice(0, most)
    .map(({ cause, number }) => ({ title: `${number} ${onLine(cause.text, longestTitle)}`, value: cause.id }));
