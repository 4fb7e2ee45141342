import { formLimits } from '../../../../procedure/commands/fields.ts';
import type { CommandForm } from '../commandForm.ts';
import { inputsOf } from '../inputsOf.ts';
import { triageReportForm, typedOfTriage } from './triageReportForm.ts';

const limits = { ...triageReportForm.limits, because: formLimits.reason };

/** The whole choice again, and why. */
export const changeTriageForm: CommandForm = {
  limits,
  typedOf: ({ triage }) => (triage ? typedOfTriage(triage) : {}),
  compares: triageReportForm.compares,
  draw: (view, drawing) => [
    ...triageReportForm.draw(view, drawing),
    ...inputsOf(view, limits, drawing).text('because', drawing.words.work.label.because),
  ],
  formOf: (inputs, record, pressed) => ({
    ...(triageReportForm.formOf(inputs, record, pressed) as object),
    because: inputs.because,
  }),
  more: triageReportForm.more,
};
