import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { CheckmarkRegular, CopyRegular } from '@fluentui/react-icons';
import { type ReactNode, useState } from 'react';
import type { HistoryRow } from '../../api/wire.ts';
import { copyText } from '../copyText.ts';
import { useSpeech } from '../speech.tsx';

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

/** Number and hash of a commit. The hash is shown short and copied whole: that is what one compares elsewhere. */
export const HashLine = ({ row: { sequence, hash } }: { row: HistoryRow }): ReactNode => {
  const styles = useStyles();
  const { tab } = useSpeech();
  const [copied, setCopied] = useState(false);
  const copy = async () => setCopied(await copyText(hash));
  return (
    <div className={styles.line}>
      <span>{tab.commit(sequence)}</span>
      <code className={styles.hash} title={hash}>{`${hash.slice(0, 12)}…`}</code>
      <Button
        size="small"
        appearance="transparent"
        icon={copied ? <CheckmarkRegular /> : <CopyRegular />}
        aria-label={tab.copyHash(sequence)}
        onClick={() => void copy()}
      />
      <span role="status">{copied && tab.copied}</span>
    </div>
  );
};
