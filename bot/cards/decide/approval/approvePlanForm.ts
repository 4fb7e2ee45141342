import { longest } from '../../../../procedure/record/report/reportFacts.ts';
import { approvalConflict } from '../../../../procedure/stages/segregation.ts';
import { plain, quiet } from '../../parts/texts.ts';
import type { CommandForm } from '../../work/commandForm.ts';
import { inputsOf } from '../../work/inputsOf.ts';
import { revisionSeen } from './revisionSeen.ts';

const limits = { exception: longest.reason } as const;

/** The confirmation: nothing is typed, unless a person with a part in the record decides under an exception. */
export const approvePlanForm = {
  limits,
  typedOf: () => ({}),
  draw: (view, drawing) => {
    const { record, viewer, problems } = view;
    const { approval, input } = drawing.words.decide;
    const actions = record.cycle.plan?.actions ?? [];
    const isException = approvalConflict(record, viewer.id) !== undefined || problems?.exception !== undefined;
    return [
      plain(approval.confirm(actions.length)),
      ...(isException
        ? [quiet(approval.exception), ...inputsOf(view, limits, drawing).text('exception', input.exception)]
        : []),
    ];
  },
  formOf: ({ exception }, record, pressed) => ({ revision: revisionSeen(record, pressed), exception }),
  back: 'approval.show',
} as const satisfies CommandForm;
