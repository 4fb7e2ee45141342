import { formLimits } from '../../../../procedure/commands/fields.ts';
import type { Triage } from '../../../../procedure/record/recordParts.ts';
import { grades, lanes } from '../../../../procedure/record/values/choices.ts';
import type { Drawing } from '../../drawing.ts';
import type { Element } from '../../parts/card.ts';
import { quiet } from '../../parts/texts.ts';
import type { Typed } from '../../parts/typed.ts';
import type { CommandForm, FormView } from '../commandForm.ts';
import { inputsOf, shortInput } from '../inputsOf.ts';
import { similarRecords } from '../reaction/similarRecords.ts';

const auditFields = ['body', 'auditEnd', 'planDue', 'evidenceDue', 'theirReference'] as const;
const chosenFields = ['lane', 'laneReason', 'grade', 'gradeReason', 'owner'] as const;

const limits = {
  ...{
    lane: shortInput,
    laneReason: formLimits.reason,
    grade: shortInput,
    gradeReason: formLimits.reason,
    owner: shortInput,
  },
  body: formLimits.line,
  auditEnd: shortInput,
  planDue: shortInput,
  evidenceDue: shortInput,
  theirReference: formLimits.line,
  /** Typed by *more*: the audit's inputs are wanted, and empty yet. */
  withAudit: shortInput,
} as const;

const isAuditShown = ({ typed, problems }: FormView): boolean =>
  typed.withAudit !== undefined ||
  auditFields.some((field) => typed[field] !== undefined || problems?.[field] !== undefined);

const draw = (view: FormView, drawing: Drawing): readonly Element[] => {
  const { terms, words } = drawing;
  const { label, hint } = words.work;
  const { choice, text, line, date, person } = inputsOf(view, limits, drawing);
  return [
    ...similarRecords(view, 'similar', drawing),
    ...choice('grade', label.grade, grades, terms.grade),
    ...text('gradeReason', label.gradeReason),
    ...choice('lane', label.lane, lanes, terms.lane),
    quiet(hint.lane),
    ...text('laneReason', label.laneReason),
    ...person('owner', label.owner),
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

/** What was chosen before, as the inputs hold it. */
export const typedOfTriage = ({ externalAudit, ...chosen }: Triage): Typed =>
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

export const triageReportForm = {
  limits,
  typedOf: () => ({}),
  compares: true,
  draw,
  formOf,
  more: {
    title: (view, { words }) => (isAuditShown(view) ? undefined : words.work.hint.addExternalAudit),
    typed: (typed) => ({ ...typed, withAudit: 'yes' }),
  },
  instead: ['markDuplicate', 'rejectReport'],
} as const satisfies CommandForm;
