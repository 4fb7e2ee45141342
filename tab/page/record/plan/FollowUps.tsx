import { Button, Field, Input, makeStyles, tokens } from '@fluentui/react-components';
import { AddRegular, DeleteRegular } from '@fluentui/react-icons';
import type { ReactNode } from 'react';
import { useSpeech } from '../../speech.tsx';
import { useEditorWords } from '../editor/useEditing.ts';
import { mostFollowUps } from './planDraft.ts';
import type { PlanFormProps } from './planFormProps.ts';

const useStyles = makeStyles({
  days: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalL, alignItems: 'flex-start' },
  day: { display: 'flex', alignItems: 'flex-end', gap: tokens.spacingHorizontalXS },
  add: { alignSelf: 'flex-end' },
});

/** The days on which progress of the plan is checked. */
export const FollowUps = ({ draft, change, problems }: PlanFormProps): ReactNode => {
  const styles = useStyles();
  const { plan } = useEditorWords();
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
