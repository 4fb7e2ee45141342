import { z } from 'zod';
import { Fault, type FaultCode } from '../../procedure/runtime/fault.ts';

/** What is certain about a failed request. `refused`: it changed nothing. `unknown`: a write may have been applied. */
export type Outcome = 'refused' | 'unknown';

/** Graph, the token issuer or the connection to them failed. */
export class GraphFault extends Fault {
  readonly outcome: Outcome;
  /** HTTP status; absent when no answer came. */
  readonly status: number | undefined;
  /** Graph's own code, for the log. Never decide by it: codes vary (graph-lists 5). */
  readonly graphCode: string | undefined;

  constructor(
    code: FaultCode,
    operation: string,
    outcome: Outcome,
    more: { status?: number; graphCode?: string | undefined; retryAfter?: number | undefined; cause?: unknown } = {},
  ) {
    super(code, operation, {
      ...(more.cause !== undefined && { cause: more.cause }),
      ...(more.retryAfter !== undefined && { retryAfter: more.retryAfter }),
    });
    this.name = 'GraphFault';
    this.outcome = outcome;
    this.status = more.status;
    this.graphCode = more.graphCode;
  }
}

const errorBody = z.object({ error: z.object({ code: z.string().nullish() }) });

/** Error bodies are often HTML or empty (graph-lists 5): then there is no code. */
const graphCodeOf = (body: string): string | undefined => {
  try {
    return errorBody.safeParse(JSON.parse(body)).data?.error.code ?? undefined;
  } catch {
    return undefined;
  }
};

const codeOf = (status: number, retryAfter: number | undefined): FaultCode => {
  if (status === 429 || (status === 503 && retryAfter !== undefined)) return 'throttled';
  return isDoubtful(status) ? 'unreachable' : 'refused';
};

/** Statuses after which a write may still have been applied; 501 means that it cannot be done at all. */
const isDoubtful = (status: number): boolean => status === 408 || (status >= 500 && status !== 501);

/** The fault for an answer that is not 2xx. */
export const faultOfAnswer = (
  operation: string,
  answer: { readonly status: number; readonly body: string; readonly retryAfter: number | undefined },
): GraphFault =>
  new GraphFault(
    codeOf(answer.status, answer.retryAfter),
    operation,
    isDoubtful(answer.status) ? 'unknown' : 'refused',
    {
      status: answer.status,
      graphCode: graphCodeOf(answer.body),
      retryAfter: answer.retryAfter,
    },
  );

/**
 * The body of a 2xx answer; `undefined` if it has none.
 * @throws GraphFault when it is not JSON: the request succeeded, so a write was probably applied, and only reading can
 * tell
 */
export const jsonOf = (operation: string, status: number, body: string): unknown => {
  if (body === '') return undefined;
  try {
    return JSON.parse(body) as unknown;
  } catch (cause) {
    throw new GraphFault('unexpectedAnswer', operation, 'unknown', { status, cause });
  }
};

/**
 * For a POST with a unique key, this answer may mean that the key is taken; no other refusal means it (design section
 * 2).
 */
export const mayBeTaken = (error: unknown): error is GraphFault =>
  error instanceof GraphFault && (error.status === 400 || error.status === 409);

/** The write may have been applied: read before doing anything else. */
export const isUnknown = (error: unknown): error is GraphFault =>
  error instanceof GraphFault && error.outcome === 'unknown';

/** The service said when it will accept requests again: an alternative request would only be throttled too. */
export const isThrottled = (error: unknown): error is GraphFault & { readonly retryAfter: number } =>
  error instanceof GraphFault && error.code === 'throttled' && error.retryAfter !== undefined;

/** The status for a filter that too many rows match is not documented (graph-lists 2.1): any refusal may be one. */
export const isTooMuch = (error: unknown): error is GraphFault =>
  error instanceof GraphFault && !isThrottled(error) && error.code !== 'unreachable';

/** Another client changed or holds the item: read it again (graph-lists 1.6; 409 also comes without If-Match). */
export const isOutdated = (error: unknown): error is GraphFault =>
  error instanceof GraphFault && (error.status === 412 || error.status === 409 || error.status === 423);

export const isStatus = (error: unknown, ...statuses: readonly number[]): error is GraphFault =>
  error instanceof GraphFault && error.status !== undefined && statuses.includes(error.status);

export const isGone = (error: unknown, status: 404 | 410): error is GraphFault =>
  error instanceof GraphFault && error.status === status;
