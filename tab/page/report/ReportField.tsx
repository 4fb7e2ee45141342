import { Field, Input, makeStyles, Select, Textarea } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import { type FieldSpec, type ReportField as Name, specOf } from '../../../procedure/record/report/reportFacts.ts';
import { optionsOfField } from '../../../procedure/words/fieldText.ts';
import { ClauseField } from '../record/forms/fields/ClauseField.tsx';
import type { FieldLook } from '../record/forms/fields/fieldLook.ts';
import { useSpeech } from '../speech.tsx';
import type { ReportForm } from './useReport.ts';
import { useReportWords } from './useReportWords.ts';

const useStyles = makeStyles({
  // Keeps a long choice within the page.
  field: { gridTemplateColumns: 'minmax(0, 1fr)' },
  select: { minWidth: 0, '& select': { minWidth: 0, width: '100%' } },
});

type ReportFieldProps = { readonly name: Name; readonly form: ReportForm; readonly readOnly: boolean };

/** One field of the report, with its problem. */
export const ReportField = ({ name, form, readOnly }: ReportFieldProps): ReactNode => {
  const styles = useStyles();
  const { tab, procedure, number } = useSpeech();
  const { page, reporting } = useReportWords();
  const spec = specOf(name);
  const value = form.draft.facts[name] ?? '';
  const change = (typed: string): void => form.change({ facts: { ...form.draft.facts, [name]: typed } });
  const problem = form.problems[name];
  const most = spec.most;
  const left = most === undefined ? 0 : most - value.length;
  const hint =
    most !== undefined && left < most / 10
      ? tab.left(number(left))
      : spec.isTodayIfEmpty
        ? page.today
        : spec.kind === 'clause'
          ? page.clauseHint
          : reporting.placeholder[name];
  const look: FieldLook = {
    label: procedure.field[name],
    required: spec.isRequired === true,
    ...(hint !== undefined && { hint }),
    ...(problem && { validationMessage: procedure.fieldProblem(problem, most) }),
  };
  if (spec.kind === 'clause')
    return <ClauseField look={look} value={value} noClause={page.noClause} disabled={readOnly} onChange={change} />;
  return (
    <Field className={styles.field} {...look}>
      <Control name={name} spec={spec} value={value} change={change} readOnly={readOnly} />
    </Field>
  );
};

type ControlProps = {
  readonly name: Name;
  readonly spec: Exclude<FieldSpec, { readonly kind: 'clause' }>;
  readonly value: string;
  readonly change: (value: string) => void;
  readonly readOnly: boolean;
};

/** What `Field` gives its child (id, description, validity) is passed on to the control. */
const Control = ({ name, spec, value, change, readOnly, ...field }: ControlProps): ReactNode => {
  const styles = useStyles();
  const { procedure } = useSpeech();
  switch (spec.kind) {
    case 'text':
      return (
        <Textarea
          {...field}
          name={name}
          resize="vertical"
          rows={name === 'what' ? 5 : 3}
          maxLength={spec.most}
          value={value}
          readOnly={readOnly}
          onChange={(_event, data) => change(data.value)}
        />
      );
    case 'line':
    case 'day':
      return (
        <Input
          {...field}
          name={name}
          type={spec.kind === 'day' ? 'date' : 'text'}
          {...(spec.kind === 'line' && { maxLength: spec.most })}
          value={value}
          readOnly={readOnly}
          onChange={(_event, data) => change(data.value)}
        />
      );
    case 'choice':
      return (
        <Select
          {...field}
          className={styles.select}
          value={value}
          disabled={readOnly}
          onChange={(_event, data) => change(data.value)}
        >
          {optionsOfField(name, procedure).map((option) => (
            <option key={option.value} value={option.value}>
              {option.title}
            </option>
          ))}
        </Select>
      );
    default:
      return spec satisfies never;
  }
};
