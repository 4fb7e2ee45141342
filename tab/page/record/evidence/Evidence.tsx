import { Button, Caption1, MessageBar, MessageBarBody, makeStyles, tokens } from '@fluentui/react-components';
import { ArrowDownloadRegular, CheckmarkRegular, CopyRegular } from '@fluentui/react-icons';
import { type ReactNode, useState } from 'react';
import type { RecordPlace } from '../../../../procedure/record/recordPlace.ts';
import type { RecordAnswer } from '../../../api/record/recordWire.ts';
import type { EvidenceRow } from '../../../api/wire.ts';
import { useApi } from '../../client/asking.tsx';
import { copyText } from '../../copyText.ts';
import { saveAs } from '../../saveAs.ts';
import { usePageWords, useSpeech, whoText } from '../../speech.tsx';
import { Part } from '../layout/Part.tsx';
import { AddEvidence } from './AddEvidence.tsx';
import { fileTrouble, sizeText } from './fileText.ts';

const useStyles = makeStyles({
  list: { listStyle: 'none', margin: 0, padding: 0, display: 'grid', gap: tokens.spacingVerticalM },
  file: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr) auto',
    alignItems: 'center',
    columnGap: tokens.spacingHorizontalM,
  },
  about: { display: 'grid', minWidth: 0 },
  name: { overflowWrap: 'anywhere', fontWeight: tokens.fontWeightSemibold },
  quiet: { color: tokens.colorNeutralForeground3, overflowWrap: 'anywhere' },
  none: { margin: 0, color: tokens.colorNeutralForeground3 },
  hash: { fontFamily: tokens.fontFamilyMonospace },
  part: { display: 'grid', gridTemplateColumns: 'minmax(0, 1fr)', gap: tokens.spacingVerticalL },
});

type Props = {
  readonly record: RecordAnswer;
  /** Opened by a link to add evidence. */
  readonly wanted: RecordPlace['evidence'];
};

/** The files that prove what the record states: each by its hash, and returned only if it still has it. */
export const Evidence = ({ record, wanted }: Props): ReactNode => {
  const styles = useStyles();
  const { file: words } = usePageWords('record');
  const mayAdd = record.may.includes('attachEvidence');
  if (record.evidence.length === 0 && !mayAdd) return null;
  return (
    <Part name="evidence">
      <div className={styles.part}>
        {record.evidence.length === 0 && <p className={styles.none}>{words.none}</p>}
        {record.evidence.length > 0 && <Files record={record} />}
        {mayAdd && <AddEvidence record={record} wanted={wanted} />}
      </div>
    </Part>
  );
};

const Files = ({ record: { reference, evidence } }: { record: RecordAnswer }): ReactNode => {
  const styles = useStyles();
  const speech = useSpeech();
  const { file: words } = usePageWords('record');
  const api = useApi();
  const [opening, setOpening] = useState<EvidenceRow>();
  const [trouble, setTrouble] = useState('');
  const open = async (file: EvidenceRow) => {
    setOpening(file);
    setTrouble('');
    try {
      saveAs(await api.evidence(reference, file.sha256, new AbortController().signal), file.name);
    } catch (error) {
      setTrouble(
        `${speech.tab.label(file.name)}${fileTrouble(error instanceof Error ? error : new Error(), speech, words)}`,
      );
    }
    setOpening(undefined);
  };
  return (
    <div>
      <ul className={styles.list}>
        {evidence.map((file) => (
          <li key={`${file.sha256} ${file.action}`} className={styles.file}>
            <File file={file} />
            <Button
              icon={<ArrowDownloadRegular />}
              appearance="subtle"
              aria-label={words.open(file.name)}
              title={words.open(file.name)}
              disabledFocusable={opening !== undefined}
              onClick={() => void open(file)}
            />
          </li>
        ))}
      </ul>
      <div role="status">{opening && words.opening(opening.name)}</div>
      <div role="alert">
        {trouble && (
          <MessageBar intent="error" layout="multiline">
            <MessageBarBody>{trouble}</MessageBarBody>
          </MessageBar>
        )}
      </div>
    </div>
  );
};

const File = ({ file: { name, bytes, at, by, action, sha256 } }: { file: EvidenceRow }): ReactNode => {
  const styles = useStyles();
  const speech = useSpeech();
  const { tab } = speech;
  const { file: words } = usePageWords('record');
  const [copied, setCopied] = useState(false);
  const copy = async () => setCopied(await copyText(sha256));
  const about = [sizeText(bytes, speech), words.by(speech.instant(at), whoText(by, speech))];
  if (action !== undefined) about.push(words.ofAction(action));
  return (
    <div className={styles.about}>
      <span className={styles.name}>{name}</span>
      <Caption1 className={styles.quiet}>{about.join(' · ')}</Caption1>
      <Caption1 className={styles.quiet}>
        SHA-256 <code className={styles.hash} title={sha256}>{`${sha256.slice(0, 12)}…`}</code>
        <Button
          size="small"
          appearance="transparent"
          icon={copied ? <CheckmarkRegular /> : <CopyRegular />}
          aria-label={words.copyHash(name)}
          onClick={() => void copy()}
        />
        <span role="status">{copied && tab.copied}</span>
      </Caption1>
    </div>
  );
};
