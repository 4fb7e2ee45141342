import type { CorrectiveAction } from '../../../procedure/record/nonconformity.ts';
import { longDate } from '../../../procedure/words/dates.ts';
import type { Drawing } from '../drawing.ts';
import { ownOpen, type PersonalView } from '../notices/notice.ts';
import { type ButtonData, button } from '../parts/buttons.ts';
import type { Action, Element } from '../parts/card.ts';
import { facts } from '../parts/facts.ts';
import { said, saidUnder } from '../parts/said.ts';
import { label, quiet } from '../parts/texts.ts';

/** Longer lists and texts are in the register: a card has a budget of bytes. */
const mostActions = 6;
const most = { title: 300, note: 300, objective: 300 } as const;

type View = Pick<PersonalView, 'record' | 'viewer'>;

/** Somebody's actions, what is still to be done first. */
const actionsOf = (view: View): readonly CorrectiveAction[] => {
  const own = view.record.cycle.actions.filter(({ owner }) => owner === view.viewer);
  return [...own.filter(({ state }) => state === 'open'), ...own.filter(({ state }) => state !== 'open')];
};

const drawOne = (action: CorrectiveAction, drawing: Drawing): readonly Element[] => {
  const { words, terms, language } = drawing;
  const { id, title, kind, term, priority, due, originalDue, state, extension, progress, done } = action;
  const isLater = due !== originalDue;
  return [
    label(`${id} · ${terms.actionState[state]}`),
    ...said(title, most.title),
    facts([
      [words.decide.plan.due, longDate(due, language)],
      [words.decide.notice.approvedDue, isLater ? longDate(originalDue, language) : undefined],
      [words.decide.plan.priority, terms.actionPriority[priority]],
      [words.decide.plan.kind, `${terms.actionKind[kind]}, ${terms.term[term]}`],
      [words.decide.notice.askedDue, extension && longDate(extension.due, language)],
      [words.decide.notice.doneOn, done && longDate(done.on, language)],
    ]),
    ...saidUnder(words.decide.notice.progress, progress.at(-1)?.text, most.note),
  ];
};

const draw = (
  { record, actions }: Pick<PersonalView, 'record'> & { readonly actions: readonly CorrectiveAction[] },
  drawing: Drawing,
): readonly Element[] => [
  ...saidUnder(drawing.words.decide.plan.objective, record.cycle.plan?.objective, most.objective),
  ...actions.slice(0, mostActions).flatMap((action) => drawOne(action, drawing)),
  ...(actions.length > mostActions ? [quiet(drawing.words.record.moreInRegister)] : []),
];

/** What the owner of an action does with it: done, how far it is, more time. */
const buttons = (view: View, { words }: Drawing, data: () => ButtonData): readonly (Action | undefined)[] => [
  button('chat', 'completeAction.open', words.decide.button.done, data(), { style: 'positive' }),
  button('chat', 'reportProgress.open', words.decide.button.progress, data()),
  ownOpen(view).some(({ extension }) => extension === undefined)
    ? button('chat', 'requestExtension.open', words.decide.button.moreTime, data())
    : undefined,
];

export const actionCard = { actionsOf, draw, buttons } as const;
