import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { ArrowDownRegular, ArrowUpRegular, DeleteRegular } from '@fluentui/react-icons';
import { type ReactNode, useId } from 'react';
import { actionKinds, actionPriorities, terms } from '../../../../procedure/record/values/choices.ts';
import type { Person } from '../../../../procedure/record/values/person.ts';
import type { Problems } from '../../client/failure.ts';
import { TextField } from '../../pieces/TextField.tsx';
import { usePageWords, useSpeech } from '../../speech.tsx';
import { Heading } from '../editor/EditorDialog.tsx';
import { ChoiceField, DayField, PersonField } from '../editor/fields.tsx';
import { type ActionText, longest, moved, type PlanDraft, withActionText, withoutAction } from './planDraft.ts';

export type PlanFormProps = {
  readonly draft: PlanDraft;
  readonly change: (draft: PlanDraft) => void;
  readonly problems: Problems;
  readonly people: readonly Person[];
  readonly meet: (person: Person) => void;
  /** The highest number that an action of the record ever had. */
  readonly lastAction: number;
};

const useStyles = makeStyles({
  action: {
    display: 'grid',
    gap: tokens.spacingVerticalM,
    padding: tokens.spacingHorizontalM,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusMedium,
  },
  head: { display: 'flex', alignItems: 'center', flexWrap: 'wrap', gap: tokens.spacingHorizontalXS },
  fields: {
    display: 'grid',
    gap: tokens.spacingVerticalM,
    gridTemplateColumns: 'repeat(auto-fill, minmax(min(180px, 100%), 1fr))',
  },
});

/** One action of the plan: title, owner, due date, kind. */
export const ActionFields = ({
  row,
  draft,
  change,
  problems,
  people,
  meet,
}: PlanFormProps & { row: number }): ReactNode => {
  const styles = useStyles();
  const { plan } = usePageWords('editor');
  const { procedure } = useSpeech();
  const id = useId();
  const action = draft.actions[row];
  if (!action) return null;
  // The number of an action cannot be edited.
  const problem = (field: ActionText) =>
    problems[`actions.${row}.${field}`] ?? (field === 'title' ? problems[`actions.${row}.id`] : undefined);
  const bound = (field: ActionText) => ({
    label: plan.actionField[field],
    value: action[field],
    problem: problem(field),
    required: true,
    onChange: (value: string) => change(withActionText(draft, row, field, value)),
  });
  return (
    <section className={styles.action} aria-labelledby={id}>
      <div className={styles.head}>
        <Heading as="h4" id={id}>
          {plan.action(action.id)}
        </Heading>
        <RowButtons row={row} draft={draft} change={change} />
      </div>
      <TextField {...bound('title')} most={longest.title} rows={2} />
      <div className={styles.fields}>
        <PersonField {...bound('owner')} people={people} meet={meet} />
        <DayField {...bound('due')} />
        <ChoiceField
          {...bound('priority')}
          options={actionPriorities.map((one) => [one, procedure.actionPriority[one]])}
        />
        <ChoiceField {...bound('term')} options={terms.map((one) => [one, procedure.term[one]])} />
        <ChoiceField {...bound('kind')} options={actionKinds.map((one) => [one, procedure.actionKind[one]])} />
      </div>
    </section>
  );
};

const RowButtons = ({ row, draft, change }: Pick<PlanFormProps, 'draft' | 'change'> & { row: number }): ReactNode => {
  const { plan } = usePageWords('editor');
  const id = draft.actions[row]?.id ?? '';
  const last = draft.actions.length - 1;
  return (
    <>
      <Button
        appearance="subtle"
        icon={<ArrowUpRegular />}
        aria-label={plan.up(id)}
        disabledFocusable={row === 0}
        onClick={() => row > 0 && change(moved(draft, row, -1))}
      />
      <Button
        appearance="subtle"
        icon={<ArrowDownRegular />}
        aria-label={plan.down(id)}
        disabledFocusable={row === last}
        onClick={() => row < last && change(moved(draft, row, 1))}
      />
      <Button
        appearance="subtle"
        icon={<DeleteRegular />}
        aria-label={plan.remove(id)}
        onClick={() => change(withoutAction(draft, row))}
      />
    </>
  );
};
