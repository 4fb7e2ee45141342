import { Field, Input, makeStyles, tokens } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import { ruleName } from '../../../procedure/words/ruleName.ts';
import type { RuleRow } from '../../api/administration/organisationWire.ts';
import { usePageWords, useSpeech } from '../speech.tsx';
import type { RuleChanges } from './useRuleChanges.ts';
import { useRuleWords } from './useRuleWords.ts';

const useStyles = makeStyles({
  table: {
    width: '100%',
    borderCollapse: 'collapse',
    marginBlock: tokens.spacingVerticalM,
    '& th': { textAlign: 'start', fontWeight: tokens.fontWeightRegular },
    '& thead th': { fontWeight: tokens.fontWeightSemibold },
    '& th, & td': { padding: `${tokens.spacingVerticalXS} ${tokens.spacingHorizontalS}`, verticalAlign: 'top' },
    '& tbody tr': { borderTop: `1px solid ${tokens.colorNeutralStroke2}` },
  },
  usual: { '@media (max-width: 640px)': { display: 'none' } },
  changed: { fontWeight: tokens.fontWeightSemibold },
  input: { maxWidth: '7rem' },
});

type RuleTableProps = { readonly rules: readonly RuleRow[]; readonly editing?: RuleChanges };

/** One row per rule: current value, and value before the first change. */
export const RuleTable = ({ rules, editing }: RuleTableProps): ReactNode => {
  const styles = useStyles();
  const words = usePageWords('administration');
  return (
    <table className={styles.table}>
      <thead>
        <tr>
          <th scope="col">{words.rule}</th>
          <th scope="col">{words.value}</th>
          <th scope="col" className={styles.usual}>
            {words.usual}
          </th>
        </tr>
      </thead>
      <tbody>
        {rules.map((rule) => (
          <Row key={rule.name} rule={rule} editing={editing} />
        ))}
      </tbody>
    </table>
  );
};

const Row = ({ rule, editing }: { rule: RuleRow; editing: RuleChanges | undefined }): ReactNode => {
  const styles = useStyles();
  const ruleWords = useRuleWords();
  const { number, isOne } = useSpeech();
  const { name, unit, value, usual } = rule;
  const amount = (of: number): string => ruleWords.rules.amount[unit](number(of), isOne(of));
  return (
    <tr>
      <th scope="row">{ruleName(name, ruleWords)}</th>
      <td>
        {editing ? (
          <RuleInput rule={rule} editing={editing} />
        ) : (
          <span className={value === usual ? undefined : styles.changed}>{amount(value)}</span>
        )}
      </td>
      <td className={styles.usual}>{amount(usual)}</td>
    </tr>
  );
};

const RuleInput = ({ rule, editing }: { rule: RuleRow; editing: RuleChanges }): ReactNode => {
  const styles = useStyles();
  const words = usePageWords('administration');
  const ruleWords = useRuleWords();
  const { number, procedure } = useSpeech();
  const { name, value, least, most } = rule;
  const problem = editing.problems[name];
  return (
    <Field
      hint={words.bounds(number(least), number(most))}
      {...(problem && { validationMessage: procedure.fieldProblem(problem, most) })}
    >
      <Input
        className={styles.input}
        inputMode="numeric"
        aria-label={ruleName(name, ruleWords)}
        value={editing.typed[name] ?? String(value)}
        onChange={(_event, { value: text }) => editing.set(name, text)}
      />
    </Field>
  );
};
