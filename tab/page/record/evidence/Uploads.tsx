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
import { type ReactNode, useRef, useState } from 'react';
import { mostEvidenceBytes } from '../../../../procedure/record/mostEvidenceBytes.ts';
import type { FieldProblem } from '../../../../procedure/record/report/reportFacts.ts';
import type { Reference } from '../../../../procedure/record/values/reference.ts';
import { useApi, useCommitted } from '../../client/asking.tsx';
import { Failure } from '../../client/failure.ts';
import { usePageWords, useSpeech } from '../../speech.tsx';
import { draw } from '../draw.ts';
import { fileTrouble } from './fileText.ts';

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

/** Uploads in progress, and failed ones. */
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
  const { file: words } = usePageWords('record');
  const { file, state } = upload;
  const sent = state.kind === 'sending' ? state.sent : 0;
  // The file may already be stored: it can no longer be cancelled.
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
  const { file: words } = usePageWords('record');
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

/** An upload in progress, or a failed one. */
type FileUpload = {
  /** Generated once for the file, so sending it again is the same command. */
  readonly n: string;
  readonly file: File;
  readonly action: string | undefined;
  readonly state:
    | { readonly kind: 'waiting' }
    /** Bytes sent so far: all of them, while the server is storing the file. */
    | { readonly kind: 'sending'; readonly sent: number }
    | { readonly kind: 'failed'; readonly failure: Failure };
};

/** Sends files one after the other. Sent files leave the list; failed ones stay, to be retried or removed. */
export const useUploads = (reference: Reference, done: (file: File) => void) => {
  const api = useApi();
  const committed = useCommitted();
  const [uploads, setUploads] = useState<readonly FileUpload[]>([]);
  const turn = useRef(Promise.resolve());
  const running = useRef(new Map<string, AbortController>());

  const change = (n: string, state: FileUpload['state']) =>
    setUploads((before) => before.map((one) => (one.n === n ? { ...one, state } : one)));
  const remove = (n: string) => {
    running.current.get(n)?.abort();
    running.current.delete(n);
    setUploads((before) => before.filter((one) => one.n !== n));
  };

  const send = async ({ n, file, action }: FileUpload, { signal }: AbortController): Promise<void> => {
    if (signal.aborted) return;
    const onProgress = (sent: number) => change(n, { kind: 'sending', sent });
    onProgress(0);
    try {
      await api.attach(reference, { file, n, action, onProgress, signal });
      remove(n);
      done(file);
    } catch (error) {
      const failure = error instanceof Failure ? error : new Failure('unexpected');
      if (!signal.aborted) change(n, { kind: 'failed', failure });
    }
    await committed();
  };
  const enqueue = (upload: FileUpload): void => {
    const controller = new AbortController();
    running.current.set(upload.n, controller);
    change(upload.n, { kind: 'waiting' });
    turn.current = turn.current.then(() => send(upload, controller));
  };

  const add = (files: readonly File[], action: string | undefined): void => {
    const added = files.map((file): FileUpload => ({ n: draw(), file, action, state: stateOf(file) }));
    setUploads((before) => [...before, ...added]);
    for (const upload of added) if (upload.state.kind === 'waiting') enqueue(upload);
  };
  return { uploads, add, again: enqueue, remove };
};

/** Files that the server would refuse for their size are not sent. */
const stateOf = ({ size }: File): FileUpload['state'] => {
  const problem: FieldProblem | undefined =
    size === 0 ? 'emptyFile' : size > mostEvidenceBytes ? 'tooLarge' : undefined;
  if (!problem) return { kind: 'waiting' };
  const refusal = { reason: 'invalid', problems: { file: problem } } as const;
  return { kind: 'failed', failure: new Failure('refused', { refusal }) };
};
