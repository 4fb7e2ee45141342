import { formLimits } from '../../../../../procedure/commands/fields.ts';
import { type CommandForm, type CommandForms, type FormView, optionsOf, pick, yesOrNo } from './formSpec.ts';
import { likeNotes } from './triageForms.ts';

/** 10.2 b and c: causes and plan. Most have an editor of their own. */

const editor = { elsewhere: 'editor' } as const;

/** A correction alone has no analysis: its cause is stated in short. */
const isShort = ({ known }: Pick<FormView, 'known'>): boolean => known.lane === 'correctionOnly';

const recordSimilar: CommandForm = {
  words: ({ labels }) => labels.command.recordSimilar,
  typed: ({ known: { similar, me } }) =>
    similar ? { ...similar, found: similar.found ? 'yes' : 'no' } : { checkedBy: me },
  fields: (view) => {
    const { label, hint, kind } = view.text.labels;
    return [
      isShort(view)
        ? { kind: 'text', name: 'cause', label: label.shortCause, most: formLimits.reason, required: true }
        : undefined,
      { kind: 'note', text: hint.elsewhere },
      ...likeNotes('like', view),
      { kind: 'text', name: 'areas', label: label.areas, most: formLimits.text, required: true },
      { kind: 'line', name: 'checkedBy', label: label.checkedBy, most: formLimits.line, required: true },
      {
        kind: 'radio',
        name: 'found',
        label: label.found,
        required: true,
        options: optionsOf(['no', 'yes'], kind),
      },
      { kind: 'text', name: 'result', label: label.resultElsewhere, most: formLimits.text, required: true },
    ];
  },
  command: (typed, view) => ({
    similar: {
      ...pick(typed, ...(isShort(view) ? ['cause'] : []), 'areas', 'checkedBy', 'result'),
      found: yesOrNo(typed.found),
    },
  }),
};

const openSession: CommandForm = {
  words: ({ forms }) => forms.openSession,
  fields: ({ text: { forms } }) => [
    { kind: 'note', text: forms.openSession.text },
    { kind: 'person', name: 'facilitator', label: forms.openSession.facilitator },
  ],
  command: (typed) => ({ kind: 'fiveWhys', ...pick(typed, 'facilitator') }),
};

export const causeForms = {
  confirmStatement: editor,
  determineCauses: editor,
  recordSimilar,
  openSession,
  leadSession: { elsewhere: 'session' },
} as const satisfies CommandForms;

export const planForms = {
  draftPlan: editor,
  submitPlan: editor,
  delegateApproval: editor,
  approvePlan: editor,
  returnPlan: editor,
  rejectPlan: editor,
} as const satisfies CommandForms;
