import type { Reference } from '../../../procedure/record/values/reference.ts';
import type { SessionId } from '../../../procedure/record/values/sessionKey.ts';
import type { SampleFile } from '../../api/exports/exportWire.ts';
import type { CommandAnswer, EvidenceAnswer } from '../../api/wire.ts';
import type { SignedInSession } from '../host/hostSession.ts';
import type { Api, SavedFile, SentEvidence } from './api.ts';
import { Failure, failureOf } from './failure.ts';
import { createSeen } from './seen.ts';
import { upload } from './upload.ts';

export const createApi = (token: SignedInSession['token']): Api => {
  const seen = createSeen();
  const shown = async <A extends { readonly sequence: number }>(
    reference: Reference,
    asked: Promise<A>,
  ): Promise<A> => {
    const answer = await asked;
    seen.saw(reference, answer.sequence, false);
    return answer;
  };
  const sendSeen: typeof send = (path, init, held, within) =>
    send(path, { ...init, headers: { ...init.headers, ...seen.headers(path) } }, held, within);
  /**
   * Answers without a name, such as one with a case code, are not noted, so that they cannot be linked to a person
   * later.
   */
  const committed = (answer: CommandAnswer | EvidenceAnswer, isNamed: boolean): void => {
    if (isNamed) seen.saw(answer.reference, answer.sequence, true);
  };
  /** The token may have been revoked early; then a new one is requested once. */
  const withToken = async <R extends { readonly status: number }>(ask: (token: string) => Promise<R>): Promise<R> => {
    const first = await ask(await signedIn(token, false));
    return first.status === 401 ? ask(await signedIn(token, true)) : first;
  };
  const call = async <T>(path: string, init: RequestInit): Promise<T> => {
    const response = await withToken((held) => sendSeen(path, init, held));
    const answer: unknown = await response.json().catch(() => undefined);
    if (response.ok && answer !== undefined) return answer as T;
    throw failureOf(answer);
  };
  const get = <T>(path: string, signal: AbortSignal): Promise<T> => call<T>(path, { signal });
  const file = async (path: string, init: RequestInit): Promise<SavedFile> => {
    const response = await withToken((held) => sendSeen(path, init, held, fileDeadline));
    if (!response.ok) throw failureOf(await response.json().catch(() => undefined));
    const bytes = await response.blob().catch(() => Promise.reject(new Failure('offline')));
    const [, name = 'tentwo'] = /filename="([^"]+)"/.exec(response.headers.get('content-disposition') ?? '') ?? [];
    return { bytes, name, key: response.headers.get('x-export') ?? '' };
  };
  const posted = (body: object): RequestInit => ({
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  const post = <T>(path: string, body: object): Promise<T> => call<T>(path, posted(body));
  return {
    me: (signal) => get('/api/me', signal),
    register: (asked, offset, limit, signal) =>
      get(`/api/nonconformities?${asked}&offset=${offset}&limit=${limit}`, signal),
    record: (reference, signal) => shown(reference, get(`/api/nonconformities/${reference}`, signal)),
    related: (reference, signal) => get(`/api/nonconformities/${reference}/related`, signal),
    training: (reference, signal) => get(`/api/trainings/${reference}`, signal),
    confirmTraining: (reference, asked) => post(`/api/trainings/${reference}`, asked === undefined ? {} : { asked }),
    editing: (reference, signal) => shown(reference, get(`/api/nonconformities/${reference}/editing`, signal)),
    measures: (asked, signal) => get(`/api/measures?${asked}`, signal),
    audit: (asked, signal) => get(`/api/audit?${asked}`, signal),
    checkpoint: (signal) => get('/api/audit/checkpoint', signal),
    procedure: (signal) => get('/api/procedure', signal),
    approveProcedure: (request) => post('/api/commands', request),
    export: (request) => file('/api/exports', posted(request)),
    drawSample: async (request) => {
      const drawn = await file('/api/exports', posted(request));
      return { ...drawn, sample: JSON.parse(await textOf(drawn.bytes)) as SampleFile };
    },
    exports: (signal) => get('/api/exports', signal),
    checkImport: (request, signal) => call('/api/import/check', { ...posted(request), signal }),
    importRows: (request, signal) => call('/api/import', { ...posted(request), signal }),
    work: (signal) => get('/api/work', signal),
    settings: (signal) => get('/api/settings', signal),
    changeRules: (request) => post('/api/commands', request),
    changeObjectives: (request) => post('/api/commands', request),
    roles: (signal) => get('/api/roles', signal),
    health: (signal) => get('/api/health', signal),
    reviews: (signal) => get('/api/reviews', signal),
    review: (key, signal) => get(`/api/reviews/${key}`, signal),
    holdReview: (request) => post('/api/commands', request),
    noteReview: (request) => post('/api/commands', request),
    handover: (from, signal) => get(`/api/handover?from=${encodeURIComponent(from)}`, signal),
    command: async (request) => {
      const answer = await post<CommandAnswer>('/api/commands', request);
      committed(answer, request.caseCode === undefined && answer.caseCode === undefined);
      return answer;
    },
    caseOf: (request) => post('/api/cases', request),
    forms: (reference, signal) => get(`/api/nonconformities/${reference}/forms`, signal),
    people: (text, signal) => get(`/api/people?text=${encodeURIComponent(text)}`, signal),
    liveSessions: (signal) => get('/api/sessions', signal),
    session: (reference, session, signal) => get(`${sessionOf(reference, session)}/contributions`, signal),
    live: async (reference, session, signal) => {
      const path = `${sessionOf(reference, session)}/live`;
      const response = await withToken((held) => sendSeen(path, { signal }, held, fileDeadline * 2));
      if (!response.ok || !response.body) throw failureOf(await response.json().catch(() => undefined));
      return response.body;
    },
    contribute: (reference, session, request) => post(`${sessionOf(reference, session)}/contributions`, request),
    attach: async (reference, sent) => {
      const { status, answer } = await withToken((held) =>
        sendFile(evidenceOf(reference), sent, { ...seen.headers(reference), authorization: `Bearer ${held}` }),
      );
      if (status >= 300 || answer === undefined) throw failureOf(answer);
      committed(answer as EvidenceAnswer, true);
      return answer as EvidenceAnswer;
    },
    evidence: async (reference, sha256, signal) => (await file(`${evidenceOf(reference)}/${sha256}`, { signal })).bytes,
  };
};

const textOf = (bytes: Blob): Promise<string> =>
  new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(String(reader.result));
    reader.onerror = () => reject(new Failure('unexpected'));
    reader.readAsText(bytes);
  });

const sessionOf = (reference: Reference, session: SessionId): string => `/api/sessions/${reference}/${session}`;
const evidenceOf = (reference: Reference): string => `/api/nonconformities/${reference}/evidence`;

const deadline = 20000;
/** The server compares a whole file with its hash before it begins to send it. */
const fileDeadline = 10 * 60_000;

const sendFile = async (
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

const signedIn = async (token: SignedInSession['token'], anew: boolean): Promise<string> => {
  try {
    return await token(anew);
  } catch {
    throw new Failure('signIn');
  }
};

const send = async (path: string, init: RequestInit, token: string, within = deadline): Promise<Response> => {
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
