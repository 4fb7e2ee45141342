import { makeStyles, tokens } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import type { FactChange } from '../../api/wire.ts';
import { useSpeech } from '../speech.tsx';
import { factText } from './factText.ts';

const useStyles = makeStyles({
  list: {
    margin: `${tokens.spacingVerticalXS} 0`,
    display: 'grid',
    gap: tokens.spacingVerticalS,
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
  },
  label: { color: tokens.colorNeutralForeground3 },
  value: { margin: 0, whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' },
  before: { color: tokens.colorNeutralForeground3, textDecorationLine: 'line-through' },
  after: { textDecorationLine: 'none' },
  none: { fontStyle: 'italic', textDecorationLine: 'none', color: tokens.colorNeutralForeground3 },
  hidden: { position: 'absolute', width: '1px', height: '1px', overflow: 'hidden', clipPath: 'inset(50%)' },
});

/** What a correction changed, field by field: before, then after. */
export const Changes = ({ changes }: { changes: readonly FactChange[] }): ReactNode => {
  const styles = useStyles();
  const speech = useSpeech();
  const { tab, procedure } = speech;
  return (
    <dl className={styles.list}>
      {changes.map(({ field, before, after }) => (
        <div key={field}>
          <dt className={styles.label}>{procedure.field[field]}</dt>
          <dd className={styles.value}>
            <span className={styles.hidden}>{`${tab.changedFrom}: `}</span>
            {before === undefined ? (
              <span className={styles.none}>{tab.empty}</span>
            ) : (
              <del className={styles.before}>{factText(field, before, speech)}</del>
            )}
          </dd>
          <dd className={styles.value}>
            <span aria-hidden>→ </span>
            <span className={styles.hidden}>{`${tab.changedTo}: `}</span>
            {after === undefined ? (
              <span className={styles.none}>{tab.empty}</span>
            ) : (
              <ins className={styles.after}>{factText(field, after, speech)}</ins>
            )}
          </dd>
        </div>
      ))}
    </dl>
  );
};
