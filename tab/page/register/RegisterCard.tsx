import { makeStyles, tokens } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import type { RegisterRow } from '../../api/wire.ts';
import { PriorityMark } from '../pieces/marks/PriorityMark.tsx';
import { StageMark } from '../pieces/marks/StageMark.tsx';
import { useSpeech } from '../speech.tsx';

const useStyles = makeStyles({
  card: {
    display: 'flex',
    flexDirection: 'column',
    justifyContent: 'center',
    gap: tokens.spacingVerticalXS,
    width: '100%',
    minWidth: 0,
  },
  line: { display: 'flex', justifyContent: 'space-between', gap: tokens.spacingHorizontalS, minWidth: 0 },
  small: { fontSize: tokens.fontSizeBase200, lineHeight: tokens.lineHeightBase200 },
  reference: { fontVariantNumeric: 'tabular-nums', whiteSpace: 'nowrap' },
  title: {
    display: '-webkit-box',
    WebkitLineClamp: '2',
    WebkitBoxOrient: 'vertical',
    overflow: 'hidden',
    overflowWrap: 'anywhere',
    fontWeight: tokens.fontWeightSemibold,
  },
});

/** A row where there is no room for a table. */
export const RegisterCard = ({ row }: { row: RegisterRow }): ReactNode => {
  const styles = useStyles();
  const { day } = useSpeech();
  return (
    <div className={styles.card}>
      <div className={`${styles.line} ${styles.small}`}>
        <span className={styles.reference}>{row.reference}</span>
        <span data-muted>{day(row.detectedOn)}</span>
      </div>
      <span className={styles.title}>{row.title}</span>
      <div className={`${styles.line} ${styles.small}`}>
        <StageMark stage={row.stage} closedBefore={row.closedBefore} />
        <PriorityMark priority={row.priority} />
      </div>
    </div>
  );
};
