import { Body1, Caption1, makeStyles, tokens } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import { ruleTable } from '../../../procedure/organisation/rules.ts';
import { ruleName } from '../../../procedure/words/ruleName.ts';
import type { SettingsAnswer, SettingsChange } from '../../api/administration/organisationWire.ts';
import { Section } from '../record/layout/Section.tsx';
import { usePageWords, useSpeech, whoText } from '../speech.tsx';
import { useRuleWords } from './useRuleWords.ts';

const useStyles = makeStyles({
  list: { margin: 0, paddingInlineStart: 0, listStyleType: 'none', display: 'grid', gap: tokens.spacingVerticalM },
  changes: { margin: 0, paddingInlineStart: tokens.spacingHorizontalL },
  quiet: { color: tokens.colorNeutralForeground3 },
  text: { overflowWrap: 'anywhere' },
});

/** Who changed what, when and why, newest first. */
export const SettingsHistory = ({ settings: { history } }: { settings: SettingsAnswer }): ReactNode => {
  const styles = useStyles();
  const words = usePageWords('administration');
  return (
    <Section title={words.history}>
      {history.length === 0 && <Body1>{words.noHistory}</Body1>}
      <ol className={styles.list}>
        {history.map((change) => (
          <Change key={change.sequence} change={change} />
        ))}
      </ol>
    </Section>
  );
};

const named = ['triageChannel', 'objectives', 'procedureApproved', 'rowSetAside', 'rowPutBack', 'rowLost'] as const;
const isNamed = (name: string): name is (typeof named)[number] => named.some((one) => one === name);

const Change = ({ change }: { change: SettingsChange }): ReactNode => {
  const styles = useStyles();
  const words = usePageWords('administration');
  const ruleWords = useRuleWords();
  const speech = useSpeech();
  const { at, by, byServer, because, changes } = change;
  const who = byServer ? words.byServer : whoText(by, speech);
  const nameOf = (name: string): string => {
    const rule = ruleTable.find((one) => one.name === name);
    if (rule) return ruleName(rule.name, ruleWords);
    return isNamed(name) ? words.settingName[name] : name;
  };
  const text = (value: string | number | undefined): string | undefined =>
    typeof value === 'number' ? speech.number(value) : value;
  return (
    <li className={styles.text}>
      <Caption1 className={styles.quiet}>
        {speech.instant(at)} · {who}
      </Caption1>
      <ul className={styles.changes}>
        {changes.map((one) => (
          <li key={one.name}>{words.changed(nameOf(one.name), text(one.new), text(one.old))}</li>
        ))}
      </ul>
      {because && <Body1>{because}</Body1>}
    </li>
  );
};
