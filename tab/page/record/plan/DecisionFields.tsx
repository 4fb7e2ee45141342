import { Body1, Checkbox, Field, makeStyles } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import type { FieldProblem } from '../../../../procedure/record/report/reportFacts.ts';
import type { Person } from '../../../../procedure/record/values/person.ts';
import type { EditingAnswer, PlanEdited } from '../../../api/editing/editingWire.ts';
import type { EditorCommand } from '../../../api/wire.ts';
import type { Problems } from '../../client/failure.ts';
import { TextField } from '../../pieces/TextField.tsx';
import { usePageWords, useSpeech } from '../../speech.tsx';
import { ChoiceField, DayField, PersonField } from '../editor/fields.tsx';
import { hasTexts } from '../editor/kept.ts';
import type { Drafting } from '../editor/useEdit.ts';

const decisions = ['approvePlan', 'returnPlan', 'rejectPlan', 'delegateApproval'] as const;
export type DecisionName = (typeof decisions)[number];

const fields = ['exception', 'objectives', 'comment', 'action', 'reason', 'to', 'until'] as const;
type DecisionField = (typeof fields)[number];
type DecisionDraft = Readonly<Record<DecisionField, string>>;

export const noDecision: DecisionDraft = {
  exception: '',
  objectives: '',
  comment: '',
  action: '',
  reason: '',
  to: '',
  until: '',
};

/** No one else types the same decision: there is nothing to merge. */
export const decisionDrafting: Drafting<DecisionDraft> = {
  isDraft: (value): value is DecisionDraft => hasTexts(value, fields),
  divergences: () => [],
  merged: (_theirs, mine) => mine,
};

/**
 * The command of a decision.
 * @param revision of the plan that was seen
 */
export const decisionOf = (
  name: DecisionName,
  reference: EditorCommand['reference'],
  revision: number,
  { exception, objectives, comment, action, reason, to, until }: DecisionDraft,
): EditorCommand => {
  switch (name) {
    case 'approvePlan':
      return {
        name,
        reference,
        revision,
        ...(exception.trim() !== '' && { exception }),
        ...(objectives !== '' && { objectives: objectives.split(',') }),
      };
    case 'returnPlan':
      return { name, reference, revision, comment, ...(action !== '' && { action }) };
    case 'rejectPlan':
      return { name, reference, revision, reason };
    case 'delegateApproval':
      return { name, reference, to, until };
    default:
      return name satisfies never;
  }
};

/** As `longest.reason` of the procedure. */
const longestReason = 1000;

type DecisionFieldsProps = {
  readonly name: DecisionName;
  readonly draft: DecisionDraft;
  readonly change: (draft: DecisionDraft) => void;
  readonly problems: Problems;
  readonly answer: EditingAnswer;
  readonly people: readonly Person[];
  readonly meet: (person: Person) => void;
  readonly plan: PlanEdited;
};

/** The texts of a decision about a plan. */
export const DecisionFields = (props: DecisionFieldsProps): ReactNode => {
  const { name, draft, change, problems, answer, plan } = props;
  const { approve } = usePageWords('editor');
  const { number, isOne } = useSpeech();
  const { input } = usePageWords('labels');
  const bound = (field: DecisionField, label: string) => ({
    label,
    value: draft[field],
    problem: problems[field],
    onChange: (value: string) => change({ ...draft, [field]: value }),
  });
  const isException = answer.deciding && 'byException' in answer.deciding && answer.deciding.byException;
  const objectives = (answer.deciding && 'objectives' in answer.deciding && answer.deciding.objectives) || [];
  const count = plan.asked.actions.length;
  switch (name) {
    case 'approvePlan':
      return (
        <>
          <Body1>{approve.confirm(number(count), isOne(count))}</Body1>
          {objectives.length > 0 && (
            <ObjectivesField {...bound('objectives', input.objectives)} objectives={objectives} />
          )}
          {(isException || problems.exception) && (
            <>
              <Body1>{approve.exception}</Body1>
              <TextField {...bound('exception', input.exception)} most={longestReason} required />
            </>
          )}
        </>
      );
    case 'returnPlan': {
      const about = [
        ['', input.wholePlan] as const,
        ...plan.asked.actions.map(({ id, title }) => [id, `${id} ${title}`] as const),
      ];
      return (
        <>
          <ChoiceField {...bound('action', input.about)} options={about} required />
          <TextField {...bound('comment', input.whatToChange)} most={longestReason} required />
        </>
      );
    }
    case 'rejectPlan':
      return (
        <>
          <TextField {...bound('reason', input.why)} most={longestReason} required />
          <Body1>{input.rejectHint}</Body1>
        </>
      );
    case 'delegateApproval':
      return (
        <>
          <PersonField {...bound('to', input.delegateTo)} people={props.people} meet={props.meet} required />
          <DayField {...bound('until', input.until)} required />
          <Body1>{input.delegateHint}</Body1>
        </>
      );
    default:
      return name satisfies never;
  }
};

const useStyles = makeStyles({ choices: { border: 'none', margin: 0, padding: 0, display: 'grid' } });

type ObjectivesFieldProps = {
  readonly label: string;
  /** Ids, separated by commas. */
  readonly value: string;
  readonly problem: FieldProblem | undefined;
  readonly onChange: (value: string) => void;
  readonly objectives: readonly { readonly id: string; readonly text: string }[];
};

/** Management chooses the strategic objectives that the plan serves. */
const ObjectivesField = ({ label, value, problem, onChange, objectives }: ObjectivesFieldProps): ReactNode => {
  const styles = useStyles();
  const { procedure } = useSpeech();
  const chosen = value.split(',');
  const choose = (id: string, isChosen: boolean) =>
    onChange(
      objectives
        .map((one) => one.id)
        .filter((one) => (one === id ? isChosen : chosen.includes(one)))
        .join(','),
    );
  return (
    <div>
      <fieldset className={styles.choices}>
        <legend>{label}</legend>
        {objectives.map(({ id, text }) => (
          <Checkbox
            key={id}
            label={text}
            checked={chosen.includes(id)}
            onChange={(_event, { checked }) => choose(id, checked === true)}
          />
        ))}
      </fieldset>
      {problem && <Field validationMessage={procedure.fieldProblem(problem, 0)} />}
    </div>
  );
};
