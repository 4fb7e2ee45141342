import type { SignedInSession } from '../host/hostSession.ts';
import type { SentEvidence } from './api.ts';
import { Failure } from './failure.ts';
import { upload } from './upload.ts';

export const deadline = 20000;
/** The server compares a whole file with its hash before it begins to give it out. */
export const fileDeadline = 10 * 60_000;

export const sendFile = async (
  path: string,
  { file, n, action, onProgress, signal }: SentEvidence,
  more: Readonly<Record<string, string>>,
) => {
  const headers = {
    ...more,
    'content-type': 'application/octet-stream',
    'x-file-name': encodeURIComponent(file.name),
    'x-n': n,
    ...(action !== undefined && { 'x-action': action }),
  };
  try {
    return await upload(path, { headers, body: file, onProgress, signal });
  } catch (error) {
    if (signal.aborted) throw error;
    throw new Failure('offline');
  }
};

export const signedIn = async (token: SignedInSession['token'], anew: boolean): Promise<string> => {
  try {
    return await token(anew);
  } catch {
    throw new Failure('signIn');
  }
};

export const send = async (path: string, init: RequestInit, token: string, within = deadline): Promise<Response> => {
  const late = AbortSignal.timeout(within);
  const signal = init.signal ? AbortSignal.any([init.signal, late]) : late;
  try {
    const headers = { ...init.headers, authorization: `Bearer ${token}` };
    return await fetch(path, { ...init, headers, signal });
  } catch (error) {
    if (init.signal?.aborted) throw error;
    throw new Failure(late.aborted ? 'slow' : 'offline');
  }
};
