import { isCalendarDate } from '../../../procedure/record/values/calendarDate.ts';
import type { Person } from '../../../procedure/record/values/person.ts';
import type { Reference } from '../../../procedure/record/values/reference.ts';
import type { Drawing } from '../drawing.ts';
import { button, buttonData } from '../parts/buttons.ts';
import { type AdaptiveCard, card, type Input } from '../parts/card.ts';
import { nameOfIn } from '../parts/nameOf.ts';
import { quiet } from '../parts/texts.ts';
import { notSavedYet, type Trouble } from '../parts/trouble.ts';
import type { Typed } from '../parts/typed.ts';
import { asText } from '../parts/userText.ts';
import type { Verb } from '../verbs.ts';
import { shortInput } from './inputsOf.ts';

export type BareView = {
  readonly verb: Verb;
  readonly reference: Reference;
  /** Of the commit that the form showed. */
  readonly sequence?: number | undefined;
  readonly typed: Typed;
  readonly limits: Readonly<Record<string, number>>;
  /** People chosen in it, as far as their names are known. */
  readonly people: readonly Person[];
  readonly trouble: Trouble;
  readonly n: string;
  /** Nothing is sent if it is saved after all. */
  readonly isSilent?: true;
};

/** For `actions.1.due`: the name of the field, and its index. */
const labelOf = (id: string, { words }: Drawing): string => {
  const { work, decide } = words;
  const { actionTitle, term, whyEvidence, rootCause, causeCategory, ismsNeeded } = work.label;
  const ofRow = {
    ...decide.plan,
    title: actionTitle,
    term,
    answer: work.why.first,
    evidence: whyEvidence,
    statement: rootCause,
    category: causeCategory,
  };
  const ofForm = {
    ...decide.plan,
    ...decide.input,
    ...work.label,
    needed: ismsNeeded,
    on: decide.plan.verifyOn,
    summary: words.command.closeNonconformity.label,
  };
  const parts = id.split('.');
  const row = parts.find((part) => /^\d+$/.test(part));
  const labels: Readonly<Record<string, string | undefined>> = row === undefined ? ofForm : ofRow;
  const label = labels[parts.filter((part) => part !== row).at(-1) ?? id] ?? work.typed;
  return row === undefined ? label : `${label} (${Number(row) + 1})`;
};

const personShape = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** Texts stay editable; choices stay as they are, because the list is not available now. */
const inputOf = (id: string, value: string, { limits, people }: BareView, drawing: Drawing): Input => {
  const label = labelOf(id, drawing);
  if (isCalendarDate(value)) return { type: 'Input.Date', id, label, value };
  const chosen = value.split(',');
  const arePeople = chosen.every((one) => personShape.test(one));
  if (!arePeople && limits[id] !== shortInput) return { type: 'Input.Text', id, label, value, isMultiline: true };
  const title = arePeople
    ? asText(chosen.map(nameOfIn(people, undefined, drawing)).join(', '))
    : drawing.words.work.chosen;
  return { type: 'Input.ChoiceSet', id, label, value, style: 'compact', choices: [{ title, value }] };
};

/** In a dialog, when the record that its form is drawn from cannot be read: nothing that was typed is lost. */
const render = (view: BareView, drawing: Drawing): AdaptiveCard => {
  const { verb, reference, sequence, typed, trouble, n } = view;
  const { words } = drawing;
  return card(
    [
      notSavedYet(drawing, trouble, view.isSilent),
      quiet(words.work.bare),
      ...Object.entries(typed).flatMap(([id, value]) =>
        value === undefined ? [] : [inputOf(id, value, view, drawing)],
      ),
    ],
    [button('dialog', verb, words.notSaved.again, buttonData(n, reference, sequence), { style: 'positive' })],
  );
};

export const bareCard = { verbs: [], render } as const;
