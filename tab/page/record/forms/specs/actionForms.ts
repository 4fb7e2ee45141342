import { formLimits } from '../../../../../procedure/commands/fields.ts';
import type { ActionCommandName } from '../../../../../procedure/commands/recordCommands.ts';
import { longest } from '../../../../../procedure/record/report/reportFacts.ts';
import type { TrainingChoice } from '../../../../api/editing/formsWire.ts';
import { type CommandForm, type CommandForms, type FormField, type FormView, pick, yesOrNo } from './formSpec.ts';

/** 10.2 c: the actions of the approved plan, its trainings and follow-ups. */

const choosable = (name: ActionCommandName, { known }: Pick<FormView, 'known'>) => known.actions[name] ?? [];

/** Choice of an action of the approved plan, by id and title. */
const actionField = (name: ActionCommandName, view: FormView): FormField => ({
  kind: 'list',
  name: 'action',
  label: view.text.forms.action,
  required: true,
  options: choosable(name, view).map(({ id, title, due }) => ({
    value: id,
    title: `${id} ${title} (${view.text.day(due)})`,
  })),
});

/** Preselects the first: no choice is needed if there is only one, and the user's own come first. */
const firstAction =
  (name: ActionCommandName): NonNullable<CommandForm['typed']> =>
  (view) => ({ action: choosable(name, view)[0]?.id });

const note = (label: string, hint?: string): FormField => ({
  kind: 'text',
  name: 'note',
  label,
  most: longest.reason,
  required: true,
  ...(hint !== undefined && { hint }),
});
const reason = (label: string, hint?: string): FormField => ({ ...note(label, hint), name: 'reason' }) as FormField;

const reportProgress: CommandForm = {
  words: ({ labels }) => labels.command.reportProgress,
  typed: firstAction('reportProgress'),
  fields: (view) => [actionField('reportProgress', view), note(view.text.labels.input.howFar)],
  command: (typed) => pick(typed, 'action', 'note'),
};

const completeAction: CommandForm = {
  words: ({ labels }) => labels.command.completeAction,
  typed: (view) => ({ ...firstAction('completeAction')(view), doneOn: view.known.today }),
  fields: (view) => [
    actionField('completeAction', view),
    { kind: 'day', name: 'doneOn', label: view.text.labels.input.doneOn, required: true },
    note(view.text.labels.input.whatWasDone),
  ],
  command: (typed) => pick(typed, 'action', 'doneOn', 'note'),
};

const requestExtension: CommandForm = {
  words: ({ labels }) => labels.command.requestExtension,
  typed: firstAction('requestExtension'),
  fields: (view) => {
    const { input } = view.text.labels;
    return [
      actionField('requestExtension', view),
      { kind: 'day', name: 'due', label: input.newDue, hint: input.originalKept, required: true },
      reason(input.whyLater),
    ];
  },
  command: (typed) => pick(typed, 'action', 'due', 'reason'),
};

/** The pending request for the chosen action. */
const askedFor = ({ typed, known, text }: FormView): readonly FormField[] => {
  const asked = known.actions.decideExtension?.find(({ id }) => id === typed.action)?.extension;
  if (!asked) return [];
  return [{ kind: 'quote', label: text.forms.askedUntil(text.day(asked.due, 'long')), text: asked.reason }];
};

const decideExtension: CommandForm = {
  words: ({ labels }) => labels.command.decideExtension,
  typed: firstAction('decideExtension'),
  fields: (view) => {
    const { forms, labels } = view.text;
    return [
      actionField('decideExtension', view),
      ...askedFor(view),
      {
        kind: 'radio',
        name: 'granted',
        label: labels.input.granted,
        required: true,
        options: [
          { value: 'yes', title: forms.granted },
          { value: 'no', title: forms.notGranted },
        ],
      },
      reason(labels.input.why),
    ];
  },
  command: ({ action, granted, reason: why }) => ({ action, granted: yesOrNo(granted), reason: why }),
};

/** Only if everyone in management has a part in it: the procedure says so, and asks. */
export const exceptionFields = ({ typed, problems, text: { labels } }: FormView): readonly FormField[] =>
  typed.exception === undefined && problems.exception === undefined
    ? []
    : [
        {
          kind: 'text',
          name: 'exception',
          label: labels.label.exception,
          hint: labels.hint.exception,
          most: longest.reason,
        },
      ];

const cancelAction: CommandForm = {
  words: ({ labels }) => labels.command.cancelAction,
  typed: firstAction('cancelAction'),
  fields: (view) => [actionField('cancelAction', view), reason(view.text.labels.input.why), ...exceptionFields(view)],
  command: (typed) => pick(typed, 'action', 'reason', 'exception'),
  isFinal: true,
};

const holdFollowUp: CommandForm = {
  words: ({ labels }) => labels.command.holdFollowUp,
  typed: ({ known }) => ({ heldOn: known.today, due: known.followUps[0] }),
  fields: ({ known, text: { labels, day } }) => [
    {
      kind: 'list',
      name: 'due',
      label: labels.label.followUp,
      required: true,
      options: known.followUps.map((one) => ({ value: one, title: day(one, 'long') })),
    },
    { kind: 'day', name: 'heldOn', label: labels.label.heldOn, required: true },
    note(labels.label.note),
    { kind: 'day', name: 'next', label: labels.label.nextFollowUp },
  ],
  command: (typed) => pick(typed, 'due', 'heldOn', 'note', 'next'),
};

const askTraining: CommandForm = {
  words: ({ labels }) => labels.command.askTraining,
  typed: firstAction('askTraining'),
  fields: (view) => {
    const { training } = view.text.labels;
    return [
      actionField('askTraining', view),
      {
        kind: 'text',
        name: 'text',
        label: training.text,
        hint: training.onlyThis,
        most: longest.reason,
        required: true,
      },
      { kind: 'people', name: 'people', label: training.people, most: formLimits.trainees, required: true },
    ];
  },
  command: ({ people = '', ...typed }) => ({
    ...pick(typed, 'action', 'text'),
    people: people.split(',').filter((id) => id !== ''),
  }),
};

const trainingField = (trainings: readonly TrainingChoice[], { labels }: FormView['text']): FormField => ({
  kind: 'list',
  name: 'session',
  label: labels.training.which,
  required: true,
  options: trainings.map(({ session, action, text }) => ({ value: session, title: `${action} ${text.slice(0, 80)}` })),
});

const closeSession: CommandForm = {
  words: ({ labels }) => labels.command.closeSession,
  typed: ({ known }) => ({ session: known.trainings.closable[0]?.session }),
  fields: ({ known, text }) => [
    trainingField(known.trainings.closable, text),
    { kind: 'note', text: text.labels.training.closing },
  ],
  command: (typed) => pick(typed, 'session'),
  isFinal: true,
};

const takeLateContributions: CommandForm = {
  words: ({ forms }) => forms.takeLate,
  typed: ({ known }) => ({ session: known.trainings.settled[0]?.session }),
  fields: ({ known, text }) => [
    { kind: 'note', text: text.forms.takeLate.text },
    trainingField(known.trainings.settled, text),
  ],
  command: (typed) => pick(typed, 'session'),
};

export const actionForms = {
  completeAction,
  reportProgress,
  requestExtension,
  decideExtension,
  cancelAction,
  askTraining,
  closeSession,
  takeLateContributions,
  holdFollowUp,
} as const satisfies CommandForms;
