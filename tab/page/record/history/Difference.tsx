import { makeStyles, tokens } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import { unseen } from '../../pieces/unseen.ts';
import { usePageWords, useSpeech } from '../../speech.tsx';

const useStyles = makeStyles({
  label: { color: tokens.colorNeutralForeground3, overflowWrap: 'anywhere' },
  value: { margin: 0, whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' },
  before: { color: tokens.colorNeutralForeground3, textDecorationLine: 'line-through' },
  after: { textDecorationLine: 'none' },
  none: { fontStyle: 'italic', textDecorationLine: 'none', color: tokens.colorNeutralForeground3 },
  hidden: unseen,
});

type DifferenceProps = {
  readonly label: string;
  readonly before: string | undefined;
  readonly after: string | undefined;
};

/** A field of a `dl`: its value before, then after. */
export const Difference = ({ label, before, after }: DifferenceProps): ReactNode => {
  const styles = useStyles();
  const { tab } = useSpeech();
  const { history } = usePageWords('record');
  const none = <span className={styles.none}>{tab.empty}</span>;
  return (
    <div>
      <dt className={styles.label}>{label}</dt>
      <dd className={styles.value}>
        <span className={styles.hidden}>{tab.label(history.changedFrom)}</span>
        {before === undefined ? none : <del className={styles.before}>{before}</del>}
      </dd>
      <dd className={styles.value}>
        <span aria-hidden>→ </span>
        <span className={styles.hidden}>{tab.label(history.changedTo)}</span>
        {after === undefined ? none : <ins className={styles.after}>{after}</ins>}
      </dd>
    </div>
  );
};
