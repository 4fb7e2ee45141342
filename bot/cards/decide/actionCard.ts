import type { CorrectiveAction } from '../../../procedure/record/nonconformity.ts';
import { recordPlaceText } from '../../../procedure/record/recordPlace.ts';
import { trainingsOf } from '../../../procedure/record/training.ts';
import { longDate } from '../../../procedure/words/dates.ts';
import type { Drawing } from '../drawing.ts';
import { ownOpen, type PersonalView } from '../notices/notice.ts';
import { type ButtonData, button, formButton, link, type Scene } from '../parts/buttons.ts';
import type { Action, Element } from '../parts/card.ts';
import { facts } from '../parts/facts.ts';
import { label, plain, quiet } from '../parts/texts.ts';
import { userText, userTextUnder } from '../parts/userText.ts';

/** Longer lists and texts are in the register: a card has a budget of bytes. */
const mostActions = 6;
const most = { title: 300, note: 300, objective: 300 } as const;

type View = Pick<PersonalView, 'record' | 'viewer'>;
type Drawn = Pick<PersonalView, 'record' | 'trainings'> & { readonly actions: readonly CorrectiveAction[] };

/** A person's actions, open ones first. */
const actionsOf = (view: View): readonly CorrectiveAction[] => {
  const own = view.record.cycle.actions.filter(({ owner }) => owner === view.viewer);
  return [...own.filter(({ state }) => state === 'open'), ...own.filter(({ state }) => state !== 'open')];
};

/** *12 of 15 have confirmed*, once people were asked and the confirmations counted. */
const confirmedOf = (
  id: string,
  { record, trainings }: Pick<Drawn, 'record' | 'trainings'>,
  { words }: Drawing,
): readonly Element[] =>
  trainingsOf(record)
    .filter(({ action }) => action === id)
    .flatMap(({ session, people }) => {
      const counted = trainings?.find((one) => one.session.id === session.id);
      const confirmed = counted?.confirmed.size ?? session.closed?.confirmed ?? (trainings && 0);
      return confirmed === undefined ? [] : [plain(words.training.count(confirmed, people.length))];
    });

const drawOne = (action: CorrectiveAction, drawn: Drawn, drawing: Drawing): readonly Element[] => {
  const { words, terms, language } = drawing;
  const { id, title, kind, term, priority, due, originalDue, state, extension, progress, done } = action;
  const isLater = due !== originalDue;
  return [
    label(`${id} · ${terms.actionState[state]}`),
    ...userText(title, most.title),
    facts([
      [words.decide.plan.due, longDate(due, language)],
      [words.decide.notice.approvedDue, isLater ? longDate(originalDue, language) : undefined],
      [words.decide.plan.priority, terms.actionPriority[priority]],
      [words.decide.plan.kind, `${terms.actionKind[kind]}, ${terms.term[term]}`],
      [words.decide.notice.askedDue, extension && longDate(extension.due, language)],
      [words.decide.notice.doneOn, done && longDate(done.on, language)],
    ]),
    ...confirmedOf(id, drawn, drawing),
    ...userTextUnder(words.decide.notice.progress, progress.at(-1)?.text, most.note),
    ...(state === 'open' ? [quiet(words.file.how(drawn.record.reference, id))] : []),
  ];
};

const draw = (drawn: Drawn, drawing: Drawing): readonly Element[] => [
  ...userTextUnder(drawing.words.decide.plan.objective, drawn.record.cycle.plan?.objective, most.objective),
  ...drawn.actions.slice(0, mostActions).flatMap((action) => drawOne(action, drawn, drawing)),
  ...(drawn.actions.length > mostActions ? [quiet(drawing.words.record.moreInRegister)] : []),
];

/** At first people are asked; later the button shows who has confirmed, and more people are asked from there. */
const confirmations = (view: View, scene: Scene, { words }: Drawing, data: () => ButtonData): Action | undefined => {
  if (view.record.trainingRequests.length > 0) return button(scene, 'training.show', words.training.show, data());
  const isTraining = ownOpen(view).some(({ kind }) => kind === 'training');
  return isTraining ? formButton(scene, 'askTraining.open', words.command.askTraining.title, data()) : undefined;
};

/** Link to the tab's upload: for the action if only one is open, otherwise for the one chosen there. */
const addEvidence = (view: View, { words, deepLink }: Drawing): Action => {
  const [first, ...others] = ownOpen(view);
  const evidence = first && others.length === 0 ? { action: first.id } : {};
  return link(words.file.add, deepLink(recordPlaceText(view.record.reference, evidence)));
};

/** Buttons for the owner of an action: done, progress, evidence, more time; for a training, who has confirmed it. */
const buttons = (
  view: View,
  scene: Scene,
  drawing: Drawing,
  data: () => ButtonData,
): readonly (Action | undefined)[] => [
  formButton(scene, 'completeAction.open', drawing.words.decide.button.done, data(), { style: 'positive' }),
  formButton(scene, 'reportProgress.open', drawing.words.decide.button.progress, data()),
  addEvidence(view, drawing),
  ownOpen(view).some(({ extension }) => extension === undefined)
    ? formButton(scene, 'requestExtension.open', drawing.words.decide.button.moreTime, data())
    : undefined,
  confirmations(view, scene, drawing, data),
];

export const actionCard = { actionsOf, draw, buttons } as const;
