import { Body1, Button, Field, makeStyles, Textarea, tokens } from '@fluentui/react-components';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, type ReactNode, useState } from 'react';
import { longestObjective } from '../../../procedure/organisation/organisation.ts';
import { longest } from '../../../procedure/record/report/reportFacts.ts';
import type { SettingsAnswer } from '../../api/administration/organisationWire.ts';
import { useApi } from '../client/asking.tsx';
import { problemsIn } from '../client/failure.ts';
import { CommandFailure } from '../record/actions/CommandFailure.tsx';
import { draw } from '../record/draw.ts';
import { Section } from '../record/layout/Section.tsx';
import { usePageWords, useSpeech } from '../speech.tsx';

const useStyles = makeStyles({
  quiet: { color: tokens.colorNeutralForeground3, display: 'block' },
  form: { display: 'grid', gridTemplateColumns: 'minmax(0, 1fr)', gap: tokens.spacingVerticalM },
  actions: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalS },
  text: { overflowWrap: 'anywhere' },
});

/** The organisation's strategic objectives, with which management confirms that a plan is aligned. */
export const ObjectivesPart = ({ settings }: { settings: SettingsAnswer }): ReactNode => {
  const styles = useStyles();
  const words = usePageWords('administration');
  const { number } = useSpeech();
  const [mode, setMode] = useState<'shown' | 'editing' | 'saved'>('shown');
  const { version, texts } = settings.objectives;
  return (
    <Section title={words.objectives}>
      <Body1 className={styles.quiet}>{words.objectivesText}</Body1>
      <div role="status">{mode === 'saved' && <Body1>{words.objectivesSaved}</Body1>}</div>
      {mode === 'editing' ? (
        <ObjectivesForm texts={texts} close={() => setMode('shown')} done={() => setMode('saved')} />
      ) : (
        <>
          {texts.length === 0 ? (
            <Body1>{words.noObjectives}</Body1>
          ) : (
            <>
              <Body1>{words.objectivesVersion(number(version))}</Body1>
              <ol className={styles.text}>
                {texts.map((text) => (
                  <li key={text}>{text}</li>
                ))}
              </ol>
            </>
          )}
          {settings.mayChange && <Button onClick={() => setMode('editing')}>{words.changeObjectives}</Button>}
        </>
      )}
    </Section>
  );
};

type ObjectivesFormProps = {
  readonly texts: readonly string[];
  readonly close: () => void;
  readonly done: () => void;
};

const ObjectivesForm = ({ texts, close, done }: ObjectivesFormProps): ReactNode => {
  const styles = useStyles();
  const words = usePageWords('administration');
  const { tab, procedure } = useSpeech();
  const api = useApi();
  const queries = useQueryClient();
  // Other texts with the same `n` are another press, because the server includes the inputs.
  const [n] = useState(draw);
  const [typed, setTyped] = useState(texts.join('\n'));
  const [because, setBecause] = useState('');
  const changing = useMutation({
    networkMode: 'always',
    mutationFn: () => {
      const objectives = typed.split('\n').filter((line) => line.trim() !== '');
      return api.changeObjectives({ n, command: { name: 'changeObjectives', objectives, because } });
    },
    onSuccess: async () => {
      done();
      await queries.invalidateQueries({ queryKey: ['settings'] });
    },
  });
  const { because: becauseProblem, ...others } = problemsIn(changing.error);
  // A line's problem is shown at the list.
  const [listProblem] = Object.values(others);
  const send = (event: FormEvent) => {
    event.preventDefault();
    if (!changing.isPending) changing.mutate();
  };
  return (
    <form className={styles.form} onSubmit={send} aria-label={words.changeObjectives} noValidate>
      <Field
        label={words.objectivesLabel}
        {...(listProblem && { validationMessage: procedure.fieldProblem(listProblem, longestObjective) })}
      >
        <Textarea resize="vertical" rows={6} value={typed} onChange={(_event, { value }) => setTyped(value)} />
      </Field>
      <Field
        label={words.because}
        hint={words.becauseHint}
        required
        {...(becauseProblem && { validationMessage: procedure.fieldProblem(becauseProblem, longest.reason) })}
      >
        <Textarea maxLength={longest.reason} value={because} onChange={(_event, { value }) => setBecause(value)} />
      </Field>
      {changing.error && !listProblem && !becauseProblem && <CommandFailure failure={changing.error} />}
      <div className={styles.actions}>
        <Button type="submit" appearance="primary" disabledFocusable={changing.isPending}>
          {changing.isPending ? tab.sending : words.save}
        </Button>
        <Button onClick={close}>{tab.cancel}</Button>
      </div>
    </form>
  );
};
