import { useRef, useState } from 'react';
import { mostEvidenceBytes } from '../../../../procedure/record/mostEvidenceBytes.ts';
import type { FieldProblem } from '../../../../procedure/record/report/reportFacts.ts';
import type { Reference } from '../../../../procedure/record/values/reference.ts';
import { useApi } from '../../client/asking.tsx';
import { Failure } from '../../client/failure.ts';
import { useCommitted } from '../../client/useCommitted.ts';
import { draw } from '../draw.ts';

/** A file on its way, or one that did not get there. */
export type FileUpload = {
  /** Drawn once for the file: sending it again is one command. */
  readonly n: string;
  readonly file: File;
  readonly action: string | undefined;
  readonly state:
    | { readonly kind: 'waiting' }
    /** Bytes that have left this device: all of them, while the server keeps the file. */
    | { readonly kind: 'sending'; readonly sent: number }
    | { readonly kind: 'failed'; readonly failure: Failure };
};

/** Sends files one after the other. What was sent leaves the list; what was not stays, to be sent again or removed. */
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

/** What the server would refuse by the size alone need not be sent. */
const stateOf = ({ size }: File): FileUpload['state'] => {
  const problem: FieldProblem | undefined =
    size === 0 ? 'emptyFile' : size > mostEvidenceBytes ? 'tooLarge' : undefined;
  if (!problem) return { kind: 'waiting' };
  const refusal = { reason: 'invalid', problems: { file: problem } } as const;
  return { kind: 'failed', failure: new Failure('refused', { refusal }) };
};
