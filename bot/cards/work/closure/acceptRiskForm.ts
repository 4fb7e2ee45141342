import { formLimits } from '../../../../procedure/commands/fields.ts';
import { longest } from '../../../../procedure/record/report/reportFacts.ts';
import { quiet } from '../../parts/texts.ts';
import type { CommandForm } from '../commandForm.ts';
import { inputsOf, shortInput } from '../inputsOf.ts';

const limits = { reason: formLimits.reason, risk: formLimits.line, expires: shortInput, exception: longest.reason };

export const acceptRiskForm: CommandForm = {
  limits,
  typedOf: () => ({}),
  draw: (view, drawing) => {
    const { label, hint } = drawing.words.work;
    const { line, text, date } = inputsOf(view, limits, drawing);
    const isException = view.typed.exception !== undefined || view.problems?.exception !== undefined;
    return [
      quiet(hint.acceptRisk),
      ...text('reason', label.whyAccepted),
      ...date('expires', label.expires),
      ...line('risk', label.risk),
      // Only where everyone in management has a part in the record: the procedure says so and asks for a reason.
      ...(isException ? [quiet(hint.exception), ...text('exception', label.exception)] : []),
    ];
  },
  formOf: ({ reason, risk, expires, exception }) => ({ reason, risk, expires, exception }),
  isFinal: true,
};
