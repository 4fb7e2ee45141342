import { formLimits } from '../../../../procedure/commands/fields.ts';
import { oneTextForm } from '../oneTextForm.ts';

export const closeNonconformityForm = oneTextForm({
  field: 'summary',
  most: formLimits.text,
  label: 'summary',
  hint: 'close',
});
