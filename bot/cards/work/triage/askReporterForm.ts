import { longest } from '../../../../procedure/record/report/reportFacts.ts';
import { oneTextForm } from '../oneTextForm.ts';

export const askReporterForm = oneTextForm({
  field: 'text',
  most: longest.addition,
  label: 'question',
  hint: 'askReporter',
});
