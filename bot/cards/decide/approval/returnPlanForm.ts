import { longest } from '../../../../procedure/record/report/reportFacts.ts';
import { cutAt } from '../../parts/said.ts';
import type { CommandForm } from '../../work/commandForm.ts';
import { inputsOf, shortInput } from '../../work/inputsOf.ts';
import { revisionSeen } from './revisionSeen.ts';

const limits = { action: shortInput, comment: longest.reason } as const;
/** Stands for the plan as a whole: a choice without a value cannot be chosen. */
const whole = 'plan';

/** What is to be changed, in the plan or in one action of it. */
export const returnPlanForm = {
  limits,
  typedOf: () => ({ action: whole }),
  draw: (view, drawing) => {
    const { words } = drawing;
    const { input } = words.decide;
    const { choices, text } = inputsOf(view, limits, drawing);
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
