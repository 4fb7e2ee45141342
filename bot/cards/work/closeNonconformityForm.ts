import { most } from '../../../procedure/commands/fields.ts';
import { oneTextForm } from './oneTextForm.ts';

export const closeNonconformityForm = oneTextForm({
  ...{ field: 'summary', most: most.text, label: 'summary', hint: 'close' },
});
