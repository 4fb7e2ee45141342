import type { Refusal } from '../../procedure/commands/refusal.ts';
import type { PersonId } from '../../procedure/record/values/person.ts';
import type { Reference } from '../../procedure/record/values/reference.ts';
import type { SessionId } from '../../procedure/record/values/sessionKey.ts';
import type { ReviewKey } from '../../procedure/review/reviewKey.ts';
import type { FaultCode } from '../../procedure/runtime/fault.ts';
import type { HealthAnswer, RolesAnswer } from '../api/administration/administrationWire.ts';
import type {
  ChangeRulesRequest,
  HoldReviewRequest,
  NoteReviewRequest,
  OrganisationAnswer,
  ReviewAnswer,
  ReviewsAnswer,
  SettingsAnswer,
} from '../api/administration/organisationWire.ts';
import type {
  ApproveProcedureRequest,
  AuditAnswer,
  CheckpointAnswer,
  ProcedureAnswer,
} from '../api/audit/auditWire.ts';
import type { EditingAnswer } from '../api/editing/editingWire.ts';
import type { FormsAnswer } from '../api/editing/formsWire.ts';
import type { ExportRequest, ExportsAnswer, SampleFile } from '../api/exports/exportWire.ts';
import { errorCodes } from '../api/http/errorCodes.ts';
import type { CheckAnswer, ImportAnswer, ImportRequest } from '../api/import/importWire.ts';
import type { MeasuresAnswer } from '../api/numbers/measuresWire.ts';
import type { RecordAnswer, RelatedAnswer, TrainingAsked } from '../api/record/recordWire.ts';
import type {
  ContributionAnswer,
  ContributionRequest,
  LiveSessionsAnswer,
  SessionAnswer,
} from '../api/sessions/sessionWire.ts';
import type {
  CaseAnswer,
  CaseRequest,
  CommandAnswer,
  CommandRequest,
  ErrorAnswer,
  EvidenceAnswer,
  Me,
  PeopleAnswer,
  RegisterAnswer,
} from '../api/wire.ts';
import type { HandoverAnswer } from '../api/work/handoverWire.ts';
import type { WorkAnswer } from '../api/work/workWire.ts';
import type { FailureCode } from './failureCode.ts';
import { createSeen } from './seen.ts';
import type { SignedInSession } from './session.ts';
import { type Upload, upload } from './upload.ts';

/** A call that did not come to what was asked. What is said about it is in `words/`. */
export class Failure extends Error {
  readonly code: FailureCode | 'refused';
  readonly refusal: Refusal | undefined;
  readonly fault: FaultCode | undefined;
  readonly reference: string | undefined;

  constructor(code: FailureCode | 'refused', details: Partial<ErrorAnswer['error']> = {}) {
    super(code);
    this.name = 'Failure';
    this.code = code;
    this.refusal = details.refusal;
    this.fault = details.fault;
    this.reference = details.reference;
  }

  /** May the same call go well a moment later? */
  get passes(): boolean {
    return ['offline', 'slow', 'fault', 'unexpected', 'tooMany'].includes(this.code);
  }
}

/** Whether the same may be sent again: it may pass, and it may have arrived all the same. */
export const mayPass = (error: unknown): boolean => error instanceof Failure && error.passes;

export type Api = {
  readonly me: (signal: AbortSignal) => Promise<Me>;
  /** @param asked the query string of the filter; offset and limit come beside it */
  readonly register: (asked: string, offset: number, limit: number, signal: AbortSignal) => Promise<RegisterAnswer>;
  readonly record: (reference: Reference, signal: AbortSignal) => Promise<RecordAnswer>;
  /** Other records that have to do with it. */
  readonly related: (reference: Reference, signal: AbortSignal) => Promise<RelatedAnswer>;
  /** What one was asked to confirm; 404 for whoever was not asked. */
  readonly training: (reference: Reference, signal: AbortSignal) => Promise<TrainingAsked>;
  /** @param asked sequence of the commit that asked, where it is known */
  readonly confirmTraining: (reference: Reference, asked: number | undefined) => Promise<TrainingAsked>;
  /** What the editors of the record begin with; 404 for whoever has nothing to edit there. */
  readonly editing: (reference: Reference, signal: AbortSignal) => Promise<EditingAnswer>;
  /** @param asked the query string of the period */
  readonly measures: (asked: string, signal: AbortSignal) => Promise<MeasuresAnswer>;
  /** The auditor's questions. @param asked the query string of the period */
  readonly audit: (asked: string, signal: AbortSignal) => Promise<AuditAnswer>;
  readonly checkpoint: (signal: AbortSignal) => Promise<CheckpointAnswer>;
  readonly procedure: (signal: AbortSignal) => Promise<ProcedureAnswer>;
  readonly approveProcedure: (request: ApproveProcedureRequest) => Promise<OrganisationAnswer>;
  /** The file, recorded as an export. */
  readonly export: (request: ExportRequest) => Promise<SavedFile>;
  /** A sample, drawn and recorded as an export. */
  readonly drawSample: (request: ExportRequest) => Promise<DrawnFile>;
  readonly exports: (signal: AbortSignal) => Promise<ExportsAnswer>;
  /** What would become of these rows of a register from before: nothing is written. */
  readonly checkImport: (request: ImportRequest, signal: AbortSignal) => Promise<CheckAnswer>;
  readonly importRows: (request: ImportRequest, signal: AbortSignal) => Promise<ImportAnswer>;
  readonly work: (signal: AbortSignal) => Promise<WorkAnswer>;
  readonly settings: (signal: AbortSignal) => Promise<SettingsAnswer>;
  readonly changeRules: (request: ChangeRulesRequest) => Promise<OrganisationAnswer>;
  readonly roles: (signal: AbortSignal) => Promise<RolesAnswer>;
  readonly health: (signal: AbortSignal) => Promise<HealthAnswer>;
  readonly reviews: (signal: AbortSignal) => Promise<ReviewsAnswer>;
  readonly review: (key: ReviewKey, signal: AbortSignal) => Promise<ReviewAnswer>;
  readonly holdReview: (request: HoldReviewRequest) => Promise<OrganisationAnswer>;
  readonly noteReview: (request: NoteReviewRequest) => Promise<OrganisationAnswer>;
  /** What somebody still holds. */
  readonly handover: (from: PersonId, signal: AbortSignal) => Promise<HandoverAnswer>;
  readonly command: (request: CommandRequest) => Promise<CommandAnswer>;
  /** What an unnamed reporter sees of his record. */
  readonly caseOf: (request: CaseRequest) => Promise<CaseAnswer>;
  /** What the forms of its commands begin with. */
  readonly forms: (reference: Reference, signal: AbortSignal) => Promise<FormsAnswer>;
  /** Whose name begins so. */
  readonly people: (text: string, signal: AbortSignal) => Promise<PeopleAnswer>;
  /** Sends a file with its progress. Rejects with the reason of the signal when it is cancelled. */
  readonly attach: (reference: Reference, file: SentEvidence) => Promise<EvidenceAnswer>;
  readonly liveSessions: (signal: AbortSignal) => Promise<LiveSessionsAnswer>;
  /** The session as it is now. */
  readonly session: (reference: Reference, session: SessionId, signal: AbortSignal) => Promise<SessionAnswer>;
  /** The bytes of the event stream in which the session goes on. They end when it is over, or for now. */
  readonly live: (
    reference: Reference,
    session: SessionId,
    signal: AbortSignal,
  ) => Promise<ReadableStream<Uint8Array<ArrayBuffer>>>;
  readonly contribute: (
    reference: Reference,
    session: SessionId,
    request: ContributionRequest,
  ) => Promise<ContributionAnswer>;
  /** The bytes that the record vouches for. */
  readonly evidence: (reference: Reference, sha256: string, signal: AbortSignal) => Promise<Blob>;
};

/** @param key the number under which it is recorded, such as `EXPORT-0007` */
export type SavedFile = { readonly bytes: Blob; readonly key: string; readonly name: string };

/** The file of a drawing, and what is in it. */
export type DrawnFile = SavedFile & { readonly sample: SampleFile };

export type SentEvidence = Pick<Upload, 'onProgress' | 'signal'> & {
  readonly file: File;
  readonly n: string;
  readonly action?: string | undefined;
};

const patience = 20_000;
/** The server compares a whole file with its hash before it begins to give it out. */
const patienceForFiles = 10 * 60_000;

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
  /** What is told once, such as a case code, is joined to nobody later. */
  const committed = (answer: CommandAnswer | EvidenceAnswer, isNamed: boolean): void => {
    if (isNamed) seen.saw(answer.reference, answer.sequence, true);
  };
  /** The token may have been withdrawn before its time: then Teams is asked once more. */
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
    const response = await withToken((held) => sendSeen(path, init, held, patienceForFiles));
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
      const response = await withToken((held) => sendSeen(path, { signal }, held, patienceForFiles * 2));
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

const send = async (path: string, init: RequestInit, token: string, within = patience): Promise<Response> => {
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

const failureOf = (answer: unknown): Failure => {
  const error = (answer as Partial<ErrorAnswer> | undefined)?.error;
  const code = errorCodes.find((one) => one === error?.code);
  return new Failure(code ?? 'unexpected', error);
};
