import { Field, Input, makeStyles, Select } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import type { FieldProblem } from '../../../../procedure/record/report/reportFacts.ts';
import type { Person } from '../../../../procedure/record/values/person.ts';
import { usePageWords, useSpeech } from '../../speech.tsx';
import { PersonField as SearchPerson } from '../forms/fields/PersonField.tsx';

// A list is as wide as its longest choice unless told otherwise.
const useStyles = makeStyles({ choice: { minWidth: 0, width: '100%' } });

type FieldProps = {
  readonly label: string;
  readonly value: string;
  readonly problem: FieldProblem | undefined;
  readonly required?: boolean;
  readonly onChange: (value: string) => void;
};

export const useMessage = (problem: FieldProblem | undefined) => {
  const { procedure } = useSpeech();
  return problem ? { validationMessage: procedure.fieldProblem(problem) } : {};
};

/** A date input of the browser. */
export const DayField = ({ label, value, problem, required = false, onChange }: FieldProps): ReactNode => (
  <Field label={label} required={required} {...useMessage(problem)}>
    <Input type="date" value={value} onChange={(_event, data) => onChange(data.value)} />
  </Field>
);

type ChoiceFieldProps = FieldProps & { readonly options: readonly (readonly [value: string, name: string])[] };

/** A choice from a closed list, with a placeholder if nothing is chosen, unless *none* is in the list itself. */
export const ChoiceField = (props: ChoiceFieldProps): ReactNode => {
  const { label, value, problem, required = false, options, onChange } = props;
  const styles = useStyles();
  const words = usePageWords('editor');
  const isNothingListed = options.some(([one]) => one === '');
  return (
    <Field className={styles.choice} label={label} required={required} {...useMessage(problem)}>
      <Select
        className={styles.choice}
        select={{ className: styles.choice }}
        value={value}
        onChange={(_event, data) => onChange(data.value)}
      >
        {!isNothingListed && (value === '' || !required) && (
          <option value="">{value === '' ? words.choose : ''}</option>
        )}
        {options.map(([one, name]) => (
          <option key={one} value={one}>
            {name}
          </option>
        ))}
      </Select>
    </Field>
  );
};

type PersonFieldProps = FieldProps & {
  readonly people: readonly Person[];
  readonly meet: (person: Person) => void;
};

/** A person of the organisation, found by name. */
export const PersonField = ({ label, problem, required = false, meet, ...rest }: PersonFieldProps): ReactNode => (
  <SearchPerson look={{ label, required, ...useMessage(problem) }} onMet={meet} {...rest} />
);
