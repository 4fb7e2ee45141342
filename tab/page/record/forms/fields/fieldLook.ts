import type { FieldProps } from '@fluentui/react-components';
import type { FieldProblem } from '../../../../../procedure/record/report/reportFacts.ts';
import type { FormField, FormText } from '../specs/formSpec.ts';

export type FieldLook = Pick<FieldProps, 'hint' | 'required' | 'validationMessage'> & { readonly label: string };

type Named = Extract<FormField, { readonly name: string }>;

/** Label, hint and problem of a field. */
export const fieldLook = (field: Named, problem: FieldProblem | undefined, text: FormText): FieldLook => ({
  label: field.label,
  ...('required' in field && field.required && { required: true }),
  ...('hint' in field && field.hint !== undefined && { hint: field.hint }),
  ...(problem && { validationMessage: text.procedure.fieldProblem(problem, 'most' in field ? field.most : undefined) }),
});
