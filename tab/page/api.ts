import type { Refusal } from '../../procedure/commands/refusal.ts';
import type { FaultCode } from '../../procedure/handling/fault.ts';
import type { Reference } from '../../procedure/record/reference.ts';
import { errorCodes } from '../api/errorCodes.ts';
import type { CommandAnswer, CommandRequest, ErrorAnswer, Me, RecordAnswer, RegisterAnswer } from '../api/wire.ts';
import type { FailureCode } from '../words/words.ts';
import type { TeamsSession } from './session.ts';

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
    return ['offline', 'slow', 'fault', 'unexpected'].includes(this.code);
  }
}

export type Api = {
  readonly me: (signal: AbortSignal) => Promise<Me>;
  /** @param asked the query string of the filter; offset and limit come beside it */
  readonly register: (asked: string, offset: number, limit: number, signal: AbortSignal) => Promise<RegisterAnswer>;
  readonly record: (reference: Reference, signal: AbortSignal) => Promise<RecordAnswer>;
  readonly command: (request: CommandRequest) => Promise<CommandAnswer>;
};

const patience = 20_000;

export const createApi = (token: TeamsSession['token']): Api => {
  const call = async <T>(path: string, init: RequestInit): Promise<T> => {
    const first = await send(path, init, await signedIn(token, false));
    // The token may have been withdrawn before its time: ask Teams once more.
    const response = first.status === 401 ? await send(path, init, await signedIn(token, true)) : first;
    const answer: unknown = await response.json().catch(() => undefined);
    if (response.ok && answer !== undefined) return answer as T;
    throw failureOf(answer);
  };
  const get = <T>(path: string, signal: AbortSignal): Promise<T> => call<T>(path, { signal });
  return {
    me: (signal) => get('/api/me', signal),
    register: (asked, offset, limit, signal) =>
      get(`/api/nonconformities?${asked}&offset=${offset}&limit=${limit}`, signal),
    record: (reference, signal) => get(`/api/nonconformities/${reference}`, signal),
    command: (request) =>
      call('/api/commands', {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(request),
      }),
  };
};

const signedIn = async (token: TeamsSession['token'], anew: boolean): Promise<string> => {
  try {
    return await token(anew);
  } catch {
    throw new Failure('signIn');
  }
};

const send = async (path: string, init: RequestInit, token: string): Promise<Response> => {
  const late = AbortSignal.timeout(patience);
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
