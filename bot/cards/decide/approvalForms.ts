import { mostObjectives, objectiveId } from '../../../procedure/organisation/organisation.ts';
import { longest } from '../../../procedure/record/report/reportFacts.ts';
import { approvalConflict } from '../../../procedure/stages/segregation.ts';
import type { Drawing } from '../drawing.ts';
import type { Choice } from '../parts/card.ts';
import { plain, quiet } from '../parts/texts.ts';
import { cutAt } from '../parts/userText.ts';
import type { CommandForm, CommandForms } from '../work/commandForm.ts';
import { inputsOf, shortInput } from '../work/inputsOf.ts';
import { revisionSeen } from './revisionSeen.ts';

const idLength = 12;
const approvePlanLimits = { exception: longest.reason, objectives: mostObjectives * idLength } as const;

/** The strategic objectives in force, as choices. */
const objectivesIn = ({ organisation }: Drawing): readonly Choice[] => {
  const objectives = organisation?.().objectives;
  return objectives?.texts.map((title, index) => ({ title, value: objectiveId(objectives, index) })) ?? [];
};

/**
 * The confirmation: nothing is typed, unless a person with a part in the record decides under an exception. They
 * choose the strategic objectives that the plan serves, if the organisation entered some; a single one is chosen.
 */
export const approvePlanForm = {
  limits: approvePlanLimits,
  typedOf: (_record, drawing) => {
    const [only, ...others] = objectivesIn(drawing);
    return only && others.length === 0 ? { objectives: only.value } : {};
  },
  draw: (view, drawing) => {
    const { record, viewer, problems } = view;
    const { approval, input } = drawing.words.decide;
    const objectives = objectivesIn(drawing);
    const inputs = inputsOf(view, approvePlanLimits, drawing);
    const actions = record.cycle.plan?.actions ?? [];
    const isException = approvalConflict(record, viewer.id) !== undefined || problems?.exception !== undefined;
    return [
      plain(approval.confirm(actions.length)),
      ...(objectives.length > 0 ? inputs.several('objectives', input.objectives, objectives) : []),
      ...(isException ? [quiet(approval.exception), ...inputs.text('exception', input.exception)] : []),
    ];
  },
  formOf: ({ exception, objectives }, record, pressed) => ({
    revision: revisionSeen(record, pressed),
    exception,
    objectives: typeof objectives === 'string' ? objectives.split(',').filter((id) => id !== '') : undefined,
  }),
  back: 'approval.show',
} as const satisfies CommandForm;

const returnPlanLimits = { action: shortInput, comment: longest.reason } as const;
/** Value of *the plan as a whole*: a choice without a value cannot be selected. */
const whole = 'plan';

/** What is to be changed, in the plan or in one action of it. */
const returnPlanForm = {
  limits: returnPlanLimits,
  typedOf: () => ({ action: whole }),
  draw: (view, drawing) => {
    const { words } = drawing;
    const { input } = words.decide;
    const { choices, text } = inputsOf(view, returnPlanLimits, drawing);
    const actions = view.record.cycle.plan?.actions ?? [];
    return [
      ...choices('action', input.about, [
        { title: input.wholePlan, value: whole },
        ...actions.map(({ id, title }) => ({ title: `${id} ${cutAt(title.replaceAll('\n', ' '), 80)}`, value: id })),
      ]),
      ...text('comment', input.whatToChange),
    ];
  },
  formOf: ({ action, comment }, record, pressed) => ({
    revision: revisionSeen(record, pressed),
    comment,
    action: action === whole ? undefined : action,
  }),
  back: 'approval.show',
} as const satisfies CommandForm;

const rejectPlanLimits = { reason: longest.reason } as const;

const rejectPlanForm = {
  limits: rejectPlanLimits,
  typedOf: () => ({}),
  draw: (view, drawing) => {
    const { input } = drawing.words.decide;
    return [...inputsOf(view, rejectPlanLimits, drawing).text('reason', input.why), quiet(input.rejectHint)];
  },
  formOf: ({ reason }, record, pressed) => ({ revision: revisionSeen(record, pressed), reason }),
  back: 'approval.show',
  isFinal: true,
} as const satisfies CommandForm;

const delegateApprovalLimits = { to: shortInput, until: shortInput } as const;

const delegateApprovalForm = {
  limits: delegateApprovalLimits,
  typedOf: () => ({}),
  draw: (view, drawing) => {
    const { input } = drawing.words.decide;
    const { person, date } = inputsOf(view, delegateApprovalLimits, drawing);
    return [...person('to', input.delegateTo), ...date('until', input.until), quiet(input.delegateHint)];
  },
  formOf: ({ to, until }) => ({ to, until }),
  back: 'approval.show',
} as const satisfies CommandForm;

export const approvalForms = {
  approvePlan: approvePlanForm,
  returnPlan: returnPlanForm,
  rejectPlan: rejectPlanForm,
  delegateApproval: delegateApprovalForm,
} as const satisfies CommandForms;
