import {
  Button,
  Field,
  MessageBar,
  MessageBarBody,
  MessageBarTitle,
  makeStyles,
  ProgressBar,
  tokens,
} from '@fluentui/react-components';
import { DismissRegular } from '@fluentui/react-icons';
import type { ReactNode } from 'react';
import { useSpeech } from '../../speech.tsx';
import { useRecordWords } from '../useRecordWords.ts';
import { fileTrouble } from './fileText.ts';
import type { FileUpload } from './useUploads.ts';

const useStyles = makeStyles({
  list: { listStyle: 'none', margin: 0, padding: 0, display: 'grid', gap: tokens.spacingVerticalM, width: '100%' },
  going: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr) auto',
    alignItems: 'center',
    gap: tokens.spacingHorizontalM,
  },
  goingName: { overflowWrap: 'anywhere' },
  ways: {
    display: 'flex',
    flexWrap: 'wrap',
    gap: tokens.spacingHorizontalS,
    marginBlockStart: tokens.spacingVerticalS,
  },
});

type Ways = {
  readonly again: (upload: FileUpload) => void;
  readonly remove: (upload: FileUpload) => void;
};

/** What is on its way, and what did not get there. */
export const Uploads = ({ uploads, ...ways }: { uploads: readonly FileUpload[] } & Ways): ReactNode => {
  const styles = useStyles();
  if (uploads.length === 0) return null;
  return (
    <ul className={styles.list}>
      {uploads.map((upload) => (
        <li key={upload.n}>
          {upload.state.kind === 'failed' ? (
            <Failed upload={upload} failure={upload.state.failure} {...ways} />
          ) : (
            <Going upload={upload} remove={ways.remove} />
          )}
        </li>
      ))}
    </ul>
  );
};

const Going = ({ upload, remove }: { upload: FileUpload } & Pick<Ways, 'remove'>): ReactNode => {
  const styles = useStyles();
  const { file: words } = useRecordWords();
  const { file, state } = upload;
  const sent = state.kind === 'sending' ? state.sent : 0;
  // What has arrived may be there already: nothing is left to cancel.
  const hasArrived = sent >= file.size;
  const text = state.kind === 'waiting' ? 'waiting' : hasArrived ? 'keeping' : 'sending';
  return (
    <div className={styles.going}>
      <Field label={{ className: styles.goingName, children: words[text](file.name) }}>
        <ProgressBar {...(!hasArrived && { value: sent / file.size })} />
      </Field>
      {!hasArrived && (
        <Button
          icon={<DismissRegular />}
          appearance="subtle"
          aria-label={words.cancel(file.name)}
          onClick={() => remove(upload)}
        />
      )}
    </div>
  );
};

const Failed = ({ upload, failure, again, remove }: { upload: FileUpload; failure: Error } & Ways): ReactNode => {
  const styles = useStyles();
  const speech = useSpeech();
  const { tab } = speech;
  const { file: words } = useRecordWords();
  const { name } = upload.file;
  const mayPass = 'passes' in failure && failure.passes === true;
  return (
    <MessageBar role="alert" intent={mayPass ? 'warning' : 'error'} layout="multiline">
      <MessageBarBody>
        <MessageBarTitle>{words.notAttached(name)}</MessageBarTitle> {fileTrouble(failure, speech, words)}
        <div className={styles.ways}>
          {mayPass && (
            <Button size="small" aria-label={words.tryAgain(name)} onClick={() => again(upload)}>
              {tab.tryAgain}
            </Button>
          )}
          <Button size="small" appearance="subtle" aria-label={words.removeFile(name)} onClick={() => remove(upload)}>
            {words.remove}
          </Button>
        </div>
      </MessageBarBody>
    </MessageBar>
  );
};
