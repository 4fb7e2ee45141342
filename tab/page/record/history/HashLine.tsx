import { makeStyles, tokens } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import type { HistoryRow } from '../../../api/wire.ts';
import { useRecordWords } from '../useRecordWords.ts';
import { CopyHash } from './CopyHash.tsx';

const useStyles = makeStyles({
  line: {
    display: 'flex',
    alignItems: 'center',
    gap: tokens.spacingHorizontalS,
    color: tokens.colorNeutralForeground3,
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
  },
  hash: { fontFamily: tokens.fontFamilyMonospace },
});

/** Number and hash of a commit. */
export const HashLine = ({ row: { sequence, hash } }: { row: HistoryRow }): ReactNode => {
  const styles = useStyles();
  const { history } = useRecordWords();
  return (
    <div className={styles.line}>
      <span>{history.commit(sequence)}</span>
      <code className={styles.hash} title={hash}>{`${hash.slice(0, 12)}…`}</code>
      <CopyHash hash={hash} label={history.copyHash(sequence)} />
    </div>
  );
};
