import { longest } from '../../../../procedure/record/report/reportFacts.ts';
import { quiet } from '../../parts/texts.ts';
import type { CommandForm } from '../../work/commandForm.ts';
import { inputsOf } from '../../work/inputsOf.ts';
import { revisionSeen } from './revisionSeen.ts';

const limits = { reason: longest.reason } as const;

export const rejectPlanForm = {
  limits,
  typedOf: () => ({}),
  draw: (view, drawing) => {
    const { input } = drawing.words.decide;
    return [...inputsOf(view, limits, drawing).text('reason', input.why), quiet(input.rejectHint)];
  },
  formOf: ({ reason }, record, pressed) => ({ revision: revisionSeen(record, pressed), reason }),
  back: 'approval.show',
  isFinal: true,
} as const satisfies CommandForm;
