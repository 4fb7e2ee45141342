import { Button, Caption1, makeStyles, tokens } from '@fluentui/react-components';
import { CopyRegular } from '@fluentui/react-icons';
import { type ReactNode, useState } from 'react';
import type { RecordAnswer } from '../../../api/record/recordWire.ts';
import { copyText } from '../../copyText.ts';
import { usePageWords, useSpeech } from '../../speech.tsx';
import { Part } from '../layout/Part.tsx';
import { HistoryItem } from './HistoryItem.tsx';

/** A long history is shown in full on request. */
const latest = 12;

const useStyles = makeStyles({
  hint: { display: 'block', color: tokens.colorNeutralForeground3, maxWidth: '75ch' },
  list: { listStyle: 'none', margin: `${tokens.spacingVerticalL} 0 0`, padding: 0 },
  ways: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: tokens.spacingHorizontalS,
    marginBlockStart: tokens.spacingVerticalS,
  },
});

/** Every commit of the record, latest first: when, who, what changed or was decided, and its hash. */
export const History = ({ record: { reference, history } }: { record: RecordAnswer }): ReactNode => {
  const styles = useStyles();
  const { tab, number } = useSpeech();
  const { history: words } = usePageWords('record');
  const [isWhole, setWhole] = useState(false);
  const [copied, setCopied] = useState(false);
  const rows = history.toReversed();
  const lines = history.map(({ sequence, hash }) => `${reference}/${String(sequence).padStart(4, '0')} ${hash}`);
  return (
    <Part name="history">
      <Caption1 className={styles.hint}>{words.hint}</Caption1>
      <div className={styles.ways}>
        <Button size="small" icon={<CopyRegular />} onClick={async () => setCopied(await copyText(lines.join('\n')))}>
          {words.copyAll}
        </Button>
        <span role="status">{copied && tab.copied}</span>
      </div>
      <ol className={styles.list} reversed>
        {rows.slice(0, isWhole ? rows.length : latest).map((row) => (
          <HistoryItem key={row.sequence} row={row} />
        ))}
      </ol>
      {rows.length > latest && (
        <Button aria-expanded={isWhole} onClick={() => setWhole(!isWhole)}>
          {isWhole ? words.showFewer : words.showAll(number(rows.length))}
        </Button>
      )}
    </Part>
  );
};
