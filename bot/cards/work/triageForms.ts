import { suggestedTriage } from '../../../procedure/coach/suggestedTriage.ts';
import { formLimits } from '../../../procedure/commands/fields.ts';
import type { Triage } from '../../../procedure/record/recordParts.ts';
import { longest } from '../../../procedure/record/report/reportFacts.ts';
import { decidedImpacts, decidedPriorities, grades, lanes } from '../../../procedure/record/values/choices.ts';
import { readReference } from '../../../procedure/record/values/reference.ts';
import type { Drawing } from '../drawing.ts';
import type { Element } from '../parts/card.ts';
import { togetherLines } from '../parts/record/togetherLines.ts';
import { quiet } from '../parts/texts.ts';
import type { Typed } from '../parts/typed.ts';
import { cutAt } from '../parts/userText.ts';
import type { CommandForm, CommandForms, FormView } from './commandForm.ts';
import { inputsOf, shortInput } from './inputsOf.ts';
import { oneTextForm } from './oneTextForm.ts';
import { similarRecords } from './similarRecords.ts';

const auditFields = ['body', 'auditEnd', 'planDue', 'evidenceDue', 'theirReference'] as const;
const chosenFields = ['lane', 'laneReason', 'grade', 'gradeReason', 'owner', 'clause', 'impact', 'priority'] as const;

const triageReportLimits = {
  lane: shortInput,
  laneReason: formLimits.reason,
  grade: shortInput,
  gradeReason: formLimits.reason,
  owner: shortInput,
  clause: shortInput,
  impact: shortInput,
  priority: shortInput,
  body: formLimits.line,
  auditEnd: shortInput,
  planDue: shortInput,
  evidenceDue: shortInput,
  theirReference: formLimits.line,
  /** Added by *more*: the inputs of the audit, empty. */
  withAudit: shortInput,
} as const;

const isAuditShown = ({ typed, problems }: FormView): boolean =>
  typed.withAudit !== undefined ||
  auditFields.some((field) => typed[field] !== undefined || problems?.[field] !== undefined);

const draw = (view: FormView, drawing: Drawing): readonly Element[] => {
  const { terms, words } = drawing;
  const { label, hint } = words.work;
  const { choice, clause, text, line, date, person } = inputsOf(view, triageReportLimits, drawing);
  const { suggested, likely } = suggestedTriage(view.record);
  return [
    ...similarRecords(view, 'similar', drawing),
    ...choice('grade', label.grade, grades, terms.grade),
    ...text('gradeReason', label.gradeReason),
    ...choice('lane', label.lane, lanes, terms.lane),
    quiet(hint.lane),
    ...text('laneReason', label.laneReason),
    ...person('owner', label.owner),
    ...clause('clause', terms.field.clause, likely),
    ...choice('impact', terms.field.impact, decidedImpacts, terms.impact),
    ...choice('priority', terms.field.priority, decidedPriorities, terms.priority),
    ...(suggested.length > 0 ? [quiet(hint.suggested(suggested.map((field) => terms.field[field]).join(', ')))] : []),
    ...(isAuditShown(view)
      ? [
          quiet(hint.externalAudit),
          ...line('body', label.body),
          ...date('auditEnd', label.auditEnd),
          ...date('planDue', label.planDue),
          ...date('evidenceDue', label.evidenceDue),
          ...line('theirReference', label.theirReference),
        ]
      : []),
  ];
};

/** The earlier choices, as inputs. */
const typedOfTriage = ({ externalAudit, ...chosen }: Triage): Typed =>
  Object.fromEntries([
    ...chosenFields.map((field) => [field, chosen[field]] as const),
    ...auditFields.map((field) => [field, externalAudit?.[field]] as const),
  ]);

const formOf: CommandForm['formOf'] = (inputs) => {
  const pick = (fields: readonly string[]) => Object.fromEntries(fields.map((field) => [field, inputs[field]]));
  const audit = pick(auditFields);
  const isGiven = Object.values(audit).some((value) => value !== undefined && value !== null && value !== '');
  return { ...pick(chosenFields), ...(isGiven && { externalAudit: audit }) };
};

const triageReportForm = {
  limits: triageReportLimits,
  typedOf: (record) => {
    const { clause, impact, priority } = suggestedTriage(record);
    return { impact, priority, ...(clause && { clause }) };
  },
  compares: true,
  draw,
  formOf,
  more: {
    title: (view, { words }) => (isAuditShown(view) ? undefined : words.work.hint.addExternalAudit),
    typed: (typed) => ({ ...typed, withAudit: 'yes' }),
  },
  instead: ['markDuplicate', 'rejectReport'],
} as const satisfies CommandForm;

const changeTriageLimits = { ...triageReportForm.limits, because: formLimits.reason };

/** The complete choice again, with a reason. */
const changeTriageForm: CommandForm = {
  limits: changeTriageLimits,
  typedOf: (record) => ({
    ...triageReportForm.typedOf(record),
    ...(record.triage && typedOfTriage(record.triage)),
  }),
  compares: triageReportForm.compares,
  draw: (view, drawing) => [
    ...triageReportForm.draw(view, drawing),
    ...inputsOf(view, changeTriageLimits, drawing).text('because', drawing.words.work.label.because),
  ],
  formOf: (inputs, record, pressed) => ({
    ...(triageReportForm.formOf(inputs, record, pressed) as object),
    because: inputs.because,
  }),
  more: triageReportForm.more,
};

const otherRecordLimits = { of: shortInput, ofOther: shortInput, reason: longest.reason };

/** A form that names another record: a similar one, or any by its number. */
const otherRecordForm = (hint: 'duplicate' | 'recurrence'): CommandForm => ({
  limits: otherRecordLimits,
  typedOf: () => ({}),
  compares: true,
  draw: (view, drawing) => {
    const { words, terms } = drawing;
    const { label, hint: hints } = words.work;
    const found = view.similar();
    // A problem with the number is shown at its input.
    const isTyped = found.length === 0 || view.typed.ofOther !== undefined;
    const { of: problem, ...others } = view.problems ?? {};
    const problems = problem ? { ...others, [isTyped ? 'ofOther' : 'of']: problem } : view.problems;
    const inputs = inputsOf({ ...view, problems }, otherRecordLimits, drawing);
    const choices = found.map(({ entry }) => ({
      title: `${entry.reference} · ${terms.stage[entry.stage]} · ${entry.title}`,
      value: entry.reference,
    }));
    return [
      ...(found.length === 0 ? [] : inputs.choices('of', label.of, choices, 'expanded')),
      ...inputs.line('ofOther', found.length === 0 ? label.of : label.ofOther, hints.number),
      ...inputs.text('reason', hint === 'duplicate' ? label.whySame : label.whyAgain),
    ];
  },
  formOf: ({ of, ofOther, reason }) => {
    const typed = typeof ofOther === 'string' && ofOther.trim() !== '' ? ofOther : undefined;
    return { of: typed === undefined ? of : (readReference(typed) ?? typed), reason };
  },
});

const markDuplicateForm = { ...otherRecordForm('duplicate'), isFinal: true } as const;

const confirmRecurrenceForm = otherRecordForm('recurrence');

const rejectReportForm: CommandForm = { ...oneTextForm('rejectReport'), isFinal: true };

const confirmStatementLimits = { problem: formLimits.text, implications: formLimits.text };

const confirmStatementForm: CommandForm = {
  limits: confirmStatementLimits,
  typedOf: ({ statement, facts }) => statement ?? { problem: cutAt(facts.what, formLimits.text) },
  draw: (view, drawing) => {
    const { label, hint } = drawing.words.work;
    const { text } = inputsOf(view, confirmStatementLimits, drawing);
    return [
      quiet(hint.statement),
      ...text('problem', label.problem),
      ...text('implications', label.implications),
      ...togetherLines(view.record, drawing),
    ];
  },
  formOf: ({ problem, implications }) => ({ problem, implications }),
};

const reassignWorkLimits = { from: shortInput, to: shortInput, because: longest.reason };

const reassignWorkForm: CommandForm = {
  limits: reassignWorkLimits,
  typedOf: ({ triage }) => (triage ? { from: triage.owner } : {}),
  draw: (view, drawing) => {
    const { label, hint } = drawing.words.work;
    const { person, text } = inputsOf(view, reassignWorkLimits, drawing);
    return [
      ...person('from', label.from),
      ...person('to', label.to),
      ...text('because', label.because),
      quiet(hint.reassign),
    ];
  },
  formOf: ({ from, to, because }) => ({ from, to, because }),
};

export const triageForms = {
  triageReport: triageReportForm,
  changeTriage: changeTriageForm,
  markDuplicate: markDuplicateForm,
  confirmRecurrence: confirmRecurrenceForm,
  rejectReport: rejectReportForm,
  confirmStatement: confirmStatementForm,
  reassignWork: reassignWorkForm,
} as const satisfies CommandForms;
