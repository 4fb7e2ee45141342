import type { ActionCommandName } from '../../../procedure/commands/recordCommands.ts';
import { openActionsFor } from '../../../procedure/offers/openActionsFor.ts';
import type { CorrectiveAction, Nonconformity } from '../../../procedure/record/nonconformity.ts';
import { longest } from '../../../procedure/record/report/reportFacts.ts';
import type { Actor } from '../../../procedure/record/values/person.ts';
import { longDate } from '../../../procedure/words/dates.ts';
import { type Drawing, offeringTo } from '../drawing.ts';
import type { Element } from '../parts/card.ts';
import { line } from '../parts/facts.ts';
import { nameOfIn } from '../parts/nameOf.ts';
import { quiet } from '../parts/texts.ts';
import type { Typed } from '../parts/typed.ts';
import { cutAt, userTextUnder } from '../parts/userText.ts';
import type { CommandForm, CommandForms, FormView } from '../work/commandForm.ts';
import { inputsOf, shortInput } from '../work/inputsOf.ts';
import { yesOrNo } from './yesOrNo.ts';

const longestTitle = 80;

const actionLimits = { action: shortInput } as const;

type Choosable = Pick<CorrectiveAction, 'id' | 'title'>;

/** Choice of an action of the approved plan, by its id and the beginning of its title. */
const actionInput = (view: FormView, actions: readonly Choosable[], drawing: Drawing): readonly Element[] => {
  if (actions.length === 0) return [];
  return inputsOf(view, actionLimits, drawing).choices(
    'action',
    drawing.words.decide.plan.action,
    actions.map(({ id, title }) => ({ title: `${id} ${cutAt(title.replaceAll('\n', ' '), longestTitle)}`, value: id })),
  );
};

/** No choice is needed for a single action. */
const firstOf = (actions: readonly Choosable[]): { readonly action?: string } =>
  actions[0] === undefined ? {} : { action: actions[0].id };

type OnAction = {
  readonly name: ActionCommandName;
  readonly limits: Readonly<Record<string, number>>;
  readonly typedOf?: (drawing: Drawing) => Typed;
  readonly draw: (view: FormView, drawing: Drawing) => readonly Element[];
};

/** The form of a command about one action of the approved plan. */
export const onOpenActionForm = ({ name, limits, typedOf, draw }: OnAction) => {
  const among = (record: Nonconformity, viewer: Actor, drawing: Drawing) =>
    openActionsFor(name, record, offeringTo(viewer, record, drawing));
  return {
    limits: { ...actionLimits, ...limits },
    typedOf: (record, drawing, viewer) => ({ ...firstOf(among(record, viewer, drawing)), ...typedOf?.(drawing) }),
    draw: (view, drawing) => [
      ...actionInput(view, among(view.record, view.viewer, drawing), drawing),
      ...draw(view, drawing),
    ],
    formOf: (inputs) =>
      Object.fromEntries(Object.keys({ ...actionLimits, ...limits }).map((field) => [field, inputs[field]])),
  } as const satisfies CommandForm;
};

const reportProgressLimits = { note: longest.reason } as const;

const reportProgressForm = onOpenActionForm({
  name: 'reportProgress',
  limits: reportProgressLimits,
  draw: (view, drawing) =>
    inputsOf(view, reportProgressLimits, drawing).text('note', drawing.words.decide.input.howFar),
});

const completeActionLimits = { doneOn: shortInput, note: longest.reason } as const;

const completeActionForm = onOpenActionForm({
  name: 'completeAction',
  limits: completeActionLimits,
  typedOf: ({ today }) => ({ doneOn: today }),
  draw: (view, drawing) => {
    const { date, text } = inputsOf(view, completeActionLimits, drawing);
    const { input } = drawing.words.decide;
    return [...date('doneOn', input.doneOn), ...text('note', input.whatWasDone)];
  },
});

const cancelActionLimits = { reason: longest.reason } as const;

const cancelActionForm = {
  ...onOpenActionForm({
    name: 'cancelAction',
    limits: cancelActionLimits,
    draw: (view, drawing) => inputsOf(view, cancelActionLimits, drawing).text('reason', drawing.words.decide.input.why),
  }),
  isFinal: true,
} as const;

const requestExtensionLimits = { due: shortInput, reason: longest.reason } as const;

const requestExtensionForm = onOpenActionForm({
  name: 'requestExtension',
  limits: requestExtensionLimits,
  draw: (view, drawing) => {
    const { date, text } = inputsOf(view, requestExtensionLimits, drawing);
    const { input } = drawing.words.decide;
    return [...date('due', input.newDue), ...text('reason', input.whyLater), quiet(input.originalKept)];
  },
});

const decideExtensionLimits = { ...actionLimits, granted: shortInput, reason: longest.reason } as const;

const asked = ({ cycle }: Nonconformity) =>
  cycle.actions.filter(({ state, extension }) => state === 'open' && extension !== undefined);

const decideExtensionForm = {
  limits: decideExtensionLimits,
  typedOf: (record) => firstOf(asked(record)),
  draw: (view, drawing) => {
    const { words, language } = drawing;
    const { choice, text } = inputsOf(view, decideExtensionLimits, drawing);
    const nameOf = nameOfIn(view.people, view.viewer.id, drawing);
    const { input, settled } = words.decide;
    return [
      ...asked(view.record).flatMap(({ id, due, owner, extension }) => [
        line(
          id,
          `${nameOf(owner)} · ${longDate(due, language)} → ${longDate(extension?.due ?? due, language)}`,
          drawing,
        ),
        ...userTextUnder(words.decide.notice.reason, extension?.reason, longest.reason),
      ]),
      ...actionInput(view, asked(view.record), drawing),
      ...choice('granted', input.granted, yesOrNo.values, { yes: settled.granted, no: settled.notGranted }, 'expanded'),
      ...text('reason', input.why),
    ];
  },
  formOf: ({ action, granted, reason }) => ({ action, granted: yesOrNo.read(granted), reason }),
} as const satisfies CommandForm;

export const actionForms = {
  reportProgress: reportProgressForm,
  completeAction: completeActionForm,
  cancelAction: cancelActionForm,
  requestExtension: requestExtensionForm,
  decideExtension: decideExtensionForm,
} as const satisfies CommandForms;
