import {
  Body1,
  Caption1Strong,
  Checkbox,
  Field,
  Input,
  makeStyles,
  Radio,
  RadioGroup,
  Select,
  Textarea,
  tokens,
} from '@fluentui/react-components';
import { type ReactNode, useState } from 'react';
import type { FieldProblem } from '../../../../../procedure/record/report/reportFacts.ts';
import type { Person } from '../../../../../procedure/record/values/person.ts';
import type { FormField, FormText, FormView } from '../specs/formSpec.ts';
import { ClauseField } from './ClauseField.tsx';
import { type FieldLook, fieldLook } from './fieldLook.ts';
import { PeopleField } from './PeopleField.tsx';
import { PersonField } from './PersonField.tsx';
import { RecordField } from './RecordField.tsx';

const useStyles = makeStyles({
  area: { minHeight: '96px' },
  quote: {
    margin: 0,
    paddingInlineStart: tokens.spacingHorizontalM,
    borderInlineStartWidth: '3px',
    borderInlineStartStyle: 'solid',
    borderInlineStartColor: tokens.colorNeutralStroke1,
    whiteSpace: 'pre-wrap',
    overflowWrap: 'anywhere',
  },
  quoted: { display: 'grid', gap: tokens.spacingVerticalXXS },
  note: { color: tokens.colorNeutralForeground2 },
});

type FormFieldsProps = {
  readonly fields: readonly FormField[];
  readonly view: FormView;
  readonly set: (name: string, value: string) => void;
};

/** The parts of a form, in their order. */
export const FormFields = ({ fields, view, set }: FormFieldsProps): ReactNode => {
  const [met, setMet] = useState<readonly Person[]>([]);
  const people = [...view.known.people, ...met];
  const onMet = (person: Person) => setMet((before) => [...before.filter(({ id }) => id !== person.id), person]);
  return fields.map((field, at) => (
    <OneField
      // A note or a quotation has no name, and no state either.
      key={'name' in field ? field.name : at}
      field={field}
      view={view}
      people={people}
      onMet={onMet}
      set={(value) => 'name' in field && set(field.name, value)}
    />
  ));
};

type OneFieldProps = {
  readonly field: FormField;
  readonly view: FormView;
  readonly people: readonly Person[];
  readonly onMet: (person: Person) => void;
  readonly set: (value: string) => void;
};

const OneField = ({ field, view, people, onMet, set }: OneFieldProps): ReactNode => {
  const styles = useStyles();
  if (field.kind === 'note') return <Body1 className={styles.note}>{field.text}</Body1>;
  if (field.kind === 'quote') {
    return (
      <div className={styles.quoted}>
        <Caption1Strong>{field.label}</Caption1Strong>
        <blockquote className={styles.quote}>{field.text}</blockquote>
      </div>
    );
  }
  const value = view.typed[field.name] ?? '';
  if (field.kind === 'check') {
    return (
      <Checkbox
        label={field.label}
        checked={value === 'yes'}
        onChange={(_e, { checked }) => set(checked ? 'yes' : '')}
      />
    );
  }
  const look = fieldLook(field, problemOf(view, field.name), view.text);
  switch (field.kind) {
    case 'line':
    case 'text':
      return <TextField field={field} look={look} value={value} set={set} text={view.text} />;
    case 'day':
      return (
        <Field {...look}>
          <Input type="date" value={value} onChange={(_event, data) => set(data.value)} />
        </Field>
      );
    case 'list':
    case 'radio':
      return <ChoiceField field={field} look={look} value={value} set={set} text={view.text} />;
    case 'clause':
      return (
        <ClauseField look={look} value={value} noClause={view.text.tab.noClause} likely={field.likely} onChange={set} />
      );
    case 'record':
      return <RecordField look={look} value={value} like={view.known.like} onChange={set} />;
    case 'person':
      return <PersonField look={look} value={value} people={people} onMet={onMet} onChange={set} />;
    case 'people':
      return (
        <PeopleField
          look={look}
          people={people}
          onMet={onMet}
          value={value.split(',').filter((id) => id !== '')}
          onChange={(ids) => set(ids.join(','))}
        />
      );
    default:
      return field satisfies never;
  }
};

const problemOf = ({ problems }: FormView, name: string): FieldProblem | undefined =>
  (problems as Readonly<Partial<Record<string, FieldProblem>>>)[name];

type InputProps<Kind extends FormField['kind']> = {
  readonly field: Extract<FormField, { kind: Kind }>;
  readonly look: FieldLook;
  readonly value: string;
  readonly text: FormText;
  readonly set: (value: string) => void;
};

/** The remaining characters are shown only near the end. */
const TextField = ({ field, look, value, text, set }: InputProps<'line' | 'text'>): ReactNode => {
  const styles = useStyles();
  const left = field.most - value.length;
  const counted = left < field.most / 10 ? { ...look, hint: text.tab.left(text.number(left)) } : look;
  return (
    <Field {...counted}>
      {field.kind === 'line' ? (
        <Input maxLength={field.most} value={value} onChange={(_event, data) => set(data.value)} />
      ) : (
        <Textarea
          resize="vertical"
          maxLength={field.most}
          textarea={{ className: styles.area }}
          value={value}
          onChange={(_event, data) => set(data.value)}
        />
      )}
    </Field>
  );
};

const ChoiceField = ({ field, look, value, text, set }: InputProps<'list' | 'radio'>): ReactNode => (
  <Field {...look}>
    {field.kind === 'radio' ? (
      <RadioGroup value={value} onChange={(_event, data) => set(data.value)}>
        {field.options.map((one) => (
          <Radio key={one.value} value={one.value} label={one.title} />
        ))}
      </RadioGroup>
    ) : (
      <Select value={value} onChange={(_event, data) => set(data.value)}>
        {/* Nothing is decided by what stood there at first. */}
        {field.options.every((one) => one.value !== value) && <option value={value}>{text.forms.choose}</option>}
        {field.options.map((one) => (
          <option key={one.value} value={one.value}>
            {one.title}
          </option>
        ))}
      </Select>
    )}
  </Field>
);
