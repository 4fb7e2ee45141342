import { formLimits } from '../../../../../procedure/commands/fields.ts';
import { longest } from '../../../../../procedure/record/report/reportFacts.ts';
import { decidedImpacts, decidedPriorities, grades, lanes } from '../../../../../procedure/record/values/choices.ts';
import { readReference } from '../../../../../procedure/record/values/reference.ts';
import {
  type CommandForm,
  type CommandForms,
  type FormField,
  type FormView,
  optionsOf,
  pick,
  type Typed,
} from './formSpec.ts';
import { oneTextForm } from './oneTextForm.ts';

/** 10.2 b 1: the triage of a report. */

const chosen = ['lane', 'laneReason', 'grade', 'gradeReason', 'owner', 'clause', 'impact', 'priority'] as const;
const audit = ['body', 'auditEnd', 'planDue', 'evidenceDue', 'theirReference'] as const;

/** Similar records, to be compared before a choice. */
export const likeNotes = (hint: 'similar' | 'like', { known, text }: FormView): readonly FormField[] =>
  known.like.length === 0
    ? []
    : [
        { kind: 'note', text: text.labels.hint[hint] },
        ...known.like.map(
          ({ reference, stage, title }) =>
            ({ kind: 'quote', label: `${reference} · ${text.procedure.stage[stage]}`, text: title }) as const,
        ),
      ];

const isAudit = ({ lane, withAudit }: Typed): boolean => lane === 'major' && withAudit === 'yes';

const auditFields = ({ labels: { label, hint } }: FormView['text']): readonly FormField[] => [
  { kind: 'note', text: hint.externalAudit },
  { kind: 'line', name: 'body', label: label.body, most: formLimits.line, required: true },
  { kind: 'day', name: 'auditEnd', label: label.auditEnd, required: true },
  { kind: 'day', name: 'planDue', label: label.planDue, required: true },
  { kind: 'day', name: 'evidenceDue', label: label.evidenceDue, required: true },
  { kind: 'line', name: 'theirReference', label: label.theirReference, most: formLimits.line },
];

/** Clause, impact and priority, filled with what is on record or suggested; the form says which is only suggested. */
const classificationFields = ({ known: { suggested }, typed, text }: FormView): readonly FormField[] => {
  const { field, impact, priority } = text.procedure;
  const guessed = suggested?.suggested ?? [];
  return [
    {
      kind: 'clause',
      name: 'clause',
      label: field.clause,
      ...(typed.lane !== 'improvement' && { required: true as const }),
      likely: suggested?.likely ?? [],
    },
    { kind: 'list', name: 'impact', label: field.impact, required: true, options: optionsOf(decidedImpacts, impact) },
    {
      kind: 'list',
      name: 'priority',
      label: field.priority,
      required: true,
      options: optionsOf(decidedPriorities, priority),
    },
    ...(guessed.length > 0
      ? ([{ kind: 'note', text: text.labels.hint.suggested(guessed.map((name) => field[name]).join(', ')) }] as const)
      : []),
  ];
};

const triageFields = (view: FormView): readonly (FormField | undefined)[] => {
  const { typed, text } = view;
  const { label, hint } = text.labels;
  return [
    ...likeNotes('similar', view),
    {
      kind: 'list',
      name: 'grade',
      label: label.grade,
      required: true,
      options: optionsOf(grades, text.procedure.grade),
    },
    { kind: 'text', name: 'gradeReason', label: label.gradeReason, most: formLimits.reason, required: true },
    {
      kind: 'list',
      name: 'lane',
      label: label.lane,
      hint: hint.lane,
      required: true,
      options: optionsOf(lanes, text.procedure.lane),
    },
    typed.lane === 'correctionOnly'
      ? { kind: 'text', name: 'laneReason', label: label.laneReason, most: formLimits.reason, required: true }
      : undefined,
    { kind: 'person', name: 'owner', label: label.owner, required: true },
    ...classificationFields(view),
    typed.lane === 'major' ? { kind: 'check', name: 'withAudit', label: hint.addExternalAudit } : undefined,
    ...(isAudit(typed) ? auditFields(text) : []),
  ];
};

const triageCommand = (typed: Typed) => ({
  ...pick(typed, ...chosen),
  // Input for another lane is not sent with this one.
  laneReason: typed.lane === 'correctionOnly' ? typed.laneReason : undefined,
  ...(isAudit(typed) && { externalAudit: pick(typed, ...audit) }),
});

const triageReport: CommandForm = {
  words: ({ labels }) => labels.command.triageReport,
  typed: ({ known: { suggested } }) => ({
    impact: suggested?.impact,
    priority: suggested?.priority,
    clause: suggested?.clause,
  }),
  fields: triageFields,
  command: triageCommand,
};

const changeTriage: CommandForm = {
  words: ({ labels }) => labels.command.changeTriage,
  typed: ({ known: { triage, suggested } }) => {
    if (!triage) return {};
    const { externalAudit, ...others } = triage;
    const { clause, impact, priority } = suggested ?? {};
    return { clause, impact, priority, ...others, ...externalAudit, ...(externalAudit && { withAudit: 'yes' }) };
  },
  fields: (view) => [
    ...triageFields(view),
    { kind: 'text', name: 'because', label: view.text.labels.label.because, most: formLimits.reason, required: true },
  ],
  command: (typed) => ({ ...triageCommand(typed), because: typed.because }),
};

const rejectReport: CommandForm = {
  ...oneTextForm('rejectReport', { field: 'reason', most: longest.reason }),
  isFinal: true,
};

const otherRecord = (
  name: 'markDuplicate' | 'confirmRecurrence',
  why: 'whySame' | 'whyAgain',
): Omit<CommandForm, 'isFinal'> => ({
  words: ({ labels }) => labels.command[name],
  fields: ({ text: { labels } }) => [
    { kind: 'record', name: 'of', label: labels.label.of, hint: labels.hint.number, required: true },
    { kind: 'text', name: 'reason', label: labels.label[why], most: longest.reason, required: true },
  ],
  command: ({ of, reason }) => ({ of: of === undefined ? of : (readReference(of) ?? of), reason }),
});

const markDuplicate: CommandForm = { ...otherRecord('markDuplicate', 'whySame'), isFinal: true };

const confirmRecurrence: CommandForm = otherRecord('confirmRecurrence', 'whyAgain');

export const triageForms = {
  triageReport,
  changeTriage,
  rejectReport,
  markDuplicate,
  confirmRecurrence,
} as const satisfies CommandForms;
