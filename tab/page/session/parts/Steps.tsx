import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import { stepOf } from '../causes/tree.ts';
import { useSession } from '../useGive.ts';
import { useSessionWords } from '../useSessionWords.ts';

const useStyles = makeStyles({
  list: {
    listStyleType: 'none',
    margin: 0,
    padding: 0,
    display: 'flex',
    flexWrap: 'wrap',
    gap: tokens.spacingHorizontalS,
  },
  step: {
    padding: `${tokens.spacingVerticalXXS} ${tokens.spacingHorizontalS}`,
    border: `1px solid ${tokens.colorNeutralStroke1}`,
    borderRadius: tokens.borderRadiusCircular,
    color: tokens.colorNeutralForeground2,
    fontSize: tokens.fontSizeBase200,
  },
  current: {
    border: `2px solid ${tokens.colorBrandStroke1}`,
    backgroundColor: tokens.colorBrandBackground2,
    color: tokens.colorBrandForeground2,
    fontWeight: tokens.fontWeightSemibold,
  },
});

export const Steps = (): ReactNode => {
  const styles = useStyles();
  const { step: words } = useSessionWords();
  const { answer } = useSession();
  const current = stepOf(answer);
  return (
    <ol className={styles.list} aria-label={words.list}>
      {(['problem', 'whys', 'agreement', 'closed'] as const).map((step) => (
        <li
          key={step}
          className={mergeClasses(styles.step, step === current && styles.current)}
          {...(step === current && { 'aria-current': 'step' as const })}
        >
          {words[step]}
        </li>
      ))}
    </ol>
  );
};
