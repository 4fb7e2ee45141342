import {
  Body1,
  Button,
  Field,
  MessageBar,
  MessageBarBody,
  makeStyles,
  Textarea,
  tokens,
} from '@fluentui/react-components';
import { type FormEvent, type ReactNode, useState } from 'react';
import { longest } from '../../../procedure/record/report/reportFacts.ts';
import type { SettingsAnswer } from '../../api/administration/organisationWire.ts';
import { CommandFailure } from '../record/actions/CommandFailure.tsx';
import { Section } from '../record/layout/Section.tsx';
import { usePageWords, useSpeech } from '../speech.tsx';
import { RuleTable } from './RuleTable.tsx';
import { useRuleChanges } from './useRuleChanges.ts';

const useStyles = makeStyles({
  quiet: { color: tokens.colorNeutralForeground3, display: 'block' },
  form: { display: 'grid', gridTemplateColumns: 'minmax(0, 1fr)', gap: tokens.spacingVerticalM },
  actions: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalS },
});

/** The settings that can be changed at run time. People with the permission edit them in place, with a reason. */
export const RulesPart = ({ settings }: { settings: SettingsAnswer }): ReactNode => {
  const styles = useStyles();
  const words = usePageWords('administration');
  const [editing, setEditing] = useState(false);
  const [said, setSaid] = useState(false);
  return (
    <Section title={words.rules}>
      <Body1 className={styles.quiet}>{words.rulesText}</Body1>
      <div role="status">
        {said && (
          <MessageBar intent="success">
            <MessageBarBody>{words.saved}</MessageBarBody>
          </MessageBar>
        )}
      </div>
      {settings.damage && (
        <MessageBar intent="warning" layout="multiline">
          <MessageBarBody>{words.damage}</MessageBarBody>
        </MessageBar>
      )}
      {editing ? (
        <RulesForm
          settings={settings}
          close={() => setEditing(false)}
          done={() => {
            setEditing(false);
            setSaid(true);
          }}
        />
      ) : (
        <>
          <RuleTable rules={settings.rules} />
          {settings.mayChange && (
            <Button
              onClick={() => {
                setSaid(false);
                setEditing(true);
              }}
            >
              {words.change}
            </Button>
          )}
        </>
      )}
    </Section>
  );
};

type RulesFormProps = { readonly settings: SettingsAnswer; readonly close: () => void; readonly done: () => void };

const RulesForm = ({ settings, close, done }: RulesFormProps): ReactNode => {
  const styles = useStyles();
  const words = usePageWords('administration');
  const { tab, procedure } = useSpeech();
  const form = useRuleChanges(settings.rules, done);
  const because = form.problems.because;
  const send = (event: FormEvent) => {
    event.preventDefault();
    form.send();
  };
  return (
    <form className={styles.form} onSubmit={send} aria-label={words.changeTitle} noValidate>
      <RuleTable rules={settings.rules} editing={form} />
      <Field
        label={words.because}
        hint={words.becauseHint}
        required
        {...(because && { validationMessage: procedure.fieldProblem(because, longest.reason) })}
      >
        <Textarea
          maxLength={longest.reason}
          value={form.because}
          onChange={(_event, { value }) => form.setBecause(value)}
        />
      </Field>
      {form.error && <CommandFailure failure={form.error} />}
      <div className={styles.actions}>
        <Button type="submit" appearance="primary" disabledFocusable={form.isPending || !form.isChanged}>
          {form.isPending ? tab.sending : words.save}
        </Button>
        <Button onClick={close}>{tab.cancel}</Button>
        {!form.isChanged && <Body1 className={styles.quiet}>{words.nothingChanged}</Body1>}
      </div>
    </form>
  );
};
