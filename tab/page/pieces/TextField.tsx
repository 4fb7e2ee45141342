import { Field, Textarea } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import type { FieldProblem } from '../../../procedure/record/report/reportFacts.ts';
import { useSpeech } from '../speech.tsx';

type TextFieldProps = {
  readonly label: string;
  readonly value: string;
  readonly most: number;
  readonly required?: boolean;
  readonly rows?: number;
  readonly problem: FieldProblem | undefined;
  readonly onChange: (value: string) => void;
};

/** A free text. The remaining characters are shown only near the end. */
export const TextField = (props: TextFieldProps): ReactNode => {
  const { label, value, most, required = false, rows = 3, problem, onChange } = props;
  const { tab, procedure, number } = useSpeech();
  const left = most - value.length;
  return (
    <Field
      label={label}
      required={required}
      {...(left < most / 10 && { hint: tab.left(number(left)) })}
      {...(problem && { validationMessage: procedure.fieldProblem(problem, most) })}
    >
      <Textarea
        resize="vertical"
        rows={rows}
        maxLength={most}
        value={value}
        onChange={(_event, data) => onChange(data.value)}
      />
    </Field>
  );
};
