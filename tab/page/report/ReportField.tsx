import { Field, Input, makeStyles, Select, Textarea } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import { longest, type ReportField as Name } from '../../../procedure/record/report/reportFacts.ts';
import { impacts, ongoings, priorities, sources } from '../../../procedure/record/values/choices.ts';
import { ClauseField } from '../record/forms/fields/ClauseField.tsx';
import type { FieldLook } from '../record/forms/fields/fieldLook.ts';
import { type Speech, useSpeech } from '../speech.tsx';
import type { ReportForm } from './useReport.ts';
import { useReportWords } from './useReportWords.ts';

const useStyles = makeStyles({
  // A long choice is no wider than the page.
  field: { gridTemplateColumns: 'minmax(0, 1fr)' },
  select: { minWidth: 0, '& select': { minWidth: 0, width: '100%' } },
});

type Options = readonly (readonly [value: string, name: string])[];
type Kind =
  | { readonly kind: 'text' | 'line'; readonly most: number }
  | { readonly kind: 'day' }
  | { readonly kind: 'clause' }
  | { readonly kind: 'choice'; readonly options: Options };

const choices = <T extends string>(values: readonly T[], names: Readonly<Record<T, string>>): Kind => ({
  kind: 'choice',
  options: values.map((one) => [one, names[one]]),
});

/** As the card has it, by the procedure's lists and limits. The first of each list is what an untouched field says. */
const kindOf = (name: Name, { procedure }: Speech): Kind => {
  switch (name) {
    case 'what':
    case 'requirement':
    case 'evidence':
    case 'immediateAction':
      return { kind: 'text', most: longest[name] };
    case 'system':
    case 'onBehalfOf':
      return { kind: 'line', most: longest[name] };
    case 'detectedOn':
    case 'occurredOn':
      return { kind: 'day' };
    case 'clause':
      return { kind: 'clause' };
    case 'ongoing':
      return choices(ongoings, procedure.ongoing);
    case 'impact':
      return choices(impacts, procedure.impact);
    case 'priority':
      return choices(priorities, procedure.priority);
    case 'source':
      return choices(sources, procedure.source);
    default:
      return name satisfies never;
  }
};

type ReportFieldProps = { readonly name: Name; readonly form: ReportForm; readonly readOnly: boolean };

/** One field of the report, with what is wrong with it. */
export const ReportField = ({ name, form, readOnly }: ReportFieldProps): ReactNode => {
  const styles = useStyles();
  const speech = useSpeech();
  const { tab, procedure, number } = speech;
  const { page, reporting } = useReportWords();
  const kind = kindOf(name, speech);
  const value = form.draft.facts[name] ?? '';
  const change = (typed: string): void => form.change({ facts: { ...form.draft.facts, [name]: typed } });
  const problem = form.problems[name];
  const most = 'most' in kind ? kind.most : undefined;
  const left = most === undefined ? 0 : most - value.length;
  const hint =
    most !== undefined && left < most / 10
      ? tab.left(number(left))
      : name === 'detectedOn'
        ? page.today
        : name === 'clause'
          ? page.clauseHint
          : reporting.placeholder[name];
  const look: FieldLook = {
    ...{ label: procedure.field[name], required: name === 'what' },
    ...(hint !== undefined && { hint }),
    ...(problem && { validationMessage: procedure.fieldProblem(problem, most) }),
  };
  if (kind.kind === 'clause')
    return <ClauseField {...{ look, value }} noClause={page.noClause} disabled={readOnly} onChange={change} />;
  return (
    <Field className={styles.field} {...look}>
      <Control {...{ name, kind, value, change, readOnly }} />
    </Field>
  );
};

type ControlProps = {
  readonly name: Name;
  readonly kind: Exclude<Kind, { readonly kind: 'clause' }>;
  readonly value: string;
  readonly change: (value: string) => void;
  readonly readOnly: boolean;
};

/** What `Field` gives its child (id, description, validity) is passed on to the control. */
const Control = ({ name, kind, value, change, readOnly, ...field }: ControlProps): ReactNode => {
  const styles = useStyles();
  switch (kind.kind) {
    case 'text':
      return (
        <Textarea
          {...field}
          name={name}
          resize="vertical"
          rows={name === 'what' ? 5 : 3}
          maxLength={kind.most}
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
          type={kind.kind === 'day' ? 'date' : 'text'}
          {...(kind.kind === 'line' && { maxLength: kind.most })}
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
          {kind.options.map(([one, named]) => (
            <option key={one} value={one}>
              {named}
            </option>
          ))}
        </Select>
      );
    default:
      return kind satisfies never;
  }
};
