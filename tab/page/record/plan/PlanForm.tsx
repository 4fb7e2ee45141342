import { Body1, Button, Field, Input, makeStyles, tokens } from '@fluentui/react-components';
import { AddRegular, DeleteRegular } from '@fluentui/react-icons';
import type { ReactNode } from 'react';
import { TextField } from '../../pieces/TextField.tsx';
import { usePageWords, useSpeech } from '../../speech.tsx';
import { Heading } from '../editor/EditorDialog.tsx';
import { ChoiceField, DayField, PersonField } from '../editor/fields.tsx';
import type { PlanFormProps } from './ActionFields.tsx';
import { ActionFields } from './ActionFields.tsx';
import { ismsTexts, longest, mostActions, mostFollowUps, type PlanText, withAction } from './planDraft.ts';

const useStyles = makeStyles({
  part: { display: 'grid', gap: tokens.spacingVerticalM },
  add: { justifySelf: 'start' },
  problem: { color: tokens.colorStatusDangerForeground1 },
  fields: {
    display: 'grid',
    gap: tokens.spacingVerticalM,
    gridTemplateColumns: 'repeat(auto-fill, minmax(min(220px, 100%), 1fr))',
  },
});

/** Label, value, problem and change of one field. */
const useBound = ({ draft, change, problems }: PlanFormProps) => {
  const { plan } = usePageWords('editor');
  return (field: PlanText) => ({
    label: plan.field[field],
    value: draft.texts[field],
    problem: problems[field],
    onChange: (value: string) => change({ ...draft, texts: { ...draft.texts, [field]: value } }),
  });
};

/** The complete plan: nothing is left open when an approver sees it. */
export const PlanForm = (props: PlanFormProps): ReactNode => {
  const styles = useStyles();
  const { plan } = usePageWords('editor');
  const bound = useBound(props);
  const { people, meet } = props;
  return (
    <>
      <TextField {...bound('objective')} most={longest.objective} required />
      <Actions {...props} />
      <TextField {...bound('successCriteria')} most={longest.successCriteria} required />
      <section className={styles.part}>
        <Heading as="h3">{plan.effect}</Heading>
        <TextField {...bound('method')} most={longest.method} required />
        <div className={styles.fields}>
          <DayField {...bound('on')} required />
          <PersonField {...bound('verifier')} people={people} meet={meet} required />
          <PersonField {...bound('manager')} people={people} meet={meet} required />
        </div>
        <FollowUps {...props} />
      </section>
      <IsmsChange {...props} />
    </>
  );
};

const Actions = (props: PlanFormProps): ReactNode => {
  const { draft, change, problems, lastAction } = props;
  const styles = useStyles();
  const { plan } = usePageWords('editor');
  const { procedure } = useSpeech();
  const bound = useBound(props);
  const noShort = draft.actions.every(({ term }) => term !== 'short');
  return (
    <section className={styles.part}>
      <Heading as="h3">{plan.actions}</Heading>
      {draft.actions.length === 0 && <Body1>{plan.noActions}</Body1>}
      {draft.actions.map(({ id }, row) => (
        <ActionFields key={id} row={row} {...props} />
      ))}
      {problems.actions && (
        <Body1 role="alert" className={styles.problem}>
          {procedure.fieldProblem(problems.actions)}
        </Body1>
      )}
      <Button
        className={styles.add}
        icon={<AddRegular />}
        disabledFocusable={draft.actions.length >= mostActions}
        onClick={() => draft.actions.length < mostActions && change(withAction(draft, lastAction))}
      >
        {plan.add}
      </Button>
      {(noShort || draft.texts.shortTermNotNecessary !== '' || problems.shortTermNotNecessary) && (
        <TextField
          {...bound('shortTermNotNecessary')}
          most={longest.shortTermNotNecessary}
          required={noShort}
          rows={2}
        />
      )}
    </section>
  );
};

/** 10.2 e and 6.3: must the ISMS change, and if so, is the change planned? */
const IsmsChange = (props: PlanFormProps): ReactNode => {
  const styles = useStyles();
  const words = usePageWords('editor');
  const bound = useBound(props);
  const { needed } = props.draft.texts;
  const options = [
    ['no', words.no],
    ['yes', words.yes],
  ] as const;
  return (
    <section className={styles.part}>
      <Heading as="h3">{words.plan.isms}</Heading>
      <ChoiceField {...bound('needed')} options={options} required />
      {needed === 'no' && <TextField {...bound('because')} most={longest.because} required />}
      {needed === 'yes' &&
        ismsTexts.map((field) => <TextField key={field} {...bound(field)} most={longest[field]} rows={2} required />)}
    </section>
  );
};

const useFollowUpsStyles = makeStyles({
  days: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalL, alignItems: 'flex-start' },
  day: { display: 'flex', alignItems: 'flex-end', gap: tokens.spacingHorizontalXS },
  add: { alignSelf: 'flex-end' },
});

/** The days on which progress of the plan is checked. */
const FollowUps = ({ draft, change, problems }: PlanFormProps): ReactNode => {
  const styles = useFollowUpsStyles();
  const { plan } = usePageWords('editor');
  const { procedure, number } = useSpeech();
  const days = draft.followUps.length > 0 ? draft.followUps : [''];
  const problem = problems.followUps;
  const set = (followUps: readonly string[]) => change({ ...draft, followUps });
  return (
    <div className={styles.days}>
      {days.map((day, row) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a day has no name of its own, and two may be the same
        <div key={row} className={styles.day}>
          <Field
            label={plan.followUp(number(row + 1))}
            required={row === 0}
            {...(problem && row === 0 && { validationMessage: procedure.fieldProblem(problem) })}
          >
            <Input
              type="date"
              value={day}
              onChange={(_event, { value }) => set(days.map((one, index) => (index === row ? value : one)))}
            />
          </Field>
          {days.length > 1 && (
            <Button
              appearance="subtle"
              icon={<DeleteRegular />}
              aria-label={plan.removeFollowUp(number(row + 1))}
              onClick={() => set(days.filter((_, index) => index !== row))}
            />
          )}
        </div>
      ))}
      {days.length < mostFollowUps && (
        <Button className={styles.add} icon={<AddRegular />} onClick={() => set([...days, ''])}>
          {plan.addFollowUp}
        </Button>
      )}
    </div>
  );
};
