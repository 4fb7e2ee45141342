import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify';
import type { Refusal } from '../../../procedure/commands/refusal.ts';
import { errorFacts } from '../../../procedure/runtime/errorFacts.ts';
import { Fault } from '../../../procedure/runtime/fault.ts';
import type { TabRoom } from '../tabRoom.ts';
import type { ErrorAnswer } from '../wire.ts';
import type { ErrorCode } from './errorCodes.ts';

type Plain = Exclude<ErrorCode, 'refused' | 'fault' | 'unexpected'>;

const plain: Readonly<Record<Plain, { readonly status: number; readonly message: string }>> = {
  noToken: { status: 401, message: 'A bearer token is needed.' },
  badToken: { status: 401, message: 'The token is not good for this application.' },
  foreignTenant: { status: 403, message: 'The token is of another organisation.' },
  badRequest: { status: 400, message: 'The request cannot be read.' },
  // One answer for a record that does not exist and for one that is not the reader's (design section 3).
  notFound: { status: 404, message: 'There is no such record, or you may not see it.' },
  tooLarge: { status: 413, message: 'The request is too large.' },
  tooManyStreams: { status: 429, message: 'This is open in too many windows.' },
  tooMany: { status: 429, message: 'Too many requests in a short time. Retry-After says when to go on.' },
  fileChanged: { status: 409, message: 'The file in SharePoint is not the one that was recorded.' },
  fileMissing: { status: 410, message: 'The file that was recorded is not in SharePoint any more.' },
};

/** An answer other than 2xx: thrown anywhere, written by the single error handler. */
export class ApiError extends Error {
  readonly status: number;
  readonly answer: ErrorAnswer;

  private constructor(status: number, error: ErrorAnswer['error']) {
    super(error.code);
    this.name = 'ApiError';
    this.status = status;
    this.answer = { error };
  }

  static of(code: Plain, fields?: readonly string[]): ApiError {
    const { status, message } = plain[code];
    return new ApiError(status, { code, message, ...(fields && { fields }) });
  }

  /** 422 if the form needs attention, 409 if the record's state or the person's rights forbid it. */
  static refused(refusal: Refusal): ApiError {
    const status = refusal.reason === 'invalid' ? 422 : 409;
    return new ApiError(status, { code: 'refused', message: 'The procedure says no.', refusal });
  }
}

/** The one place where an error becomes an answer. Only our own texts are sent. */
export const createErrorHandler =
  ({ log, nonce }: Pick<TabRoom, 'log' | 'nonce'>) =>
  (error: FastifyError | Error, request: FastifyRequest, reply: FastifyReply): FastifyReply => {
    const known = error instanceof ApiError ? error : ofFastify(error);
    if (known) {
      if (known.status === 401) reply.header('www-authenticate', 'Bearer');
      return reply.code(known.status).send(known.answer);
    }
    const reference = nonce().slice(0, 12);
    const route = request.routeOptions.url;
    if (error instanceof Fault) {
      const { code, operation, retryAfter } = error;
      log('warn', 'tab.fault', { reference, route, code, operation });
      if (retryAfter !== undefined) reply.header('retry-after', Math.ceil(retryAfter));
      const message = 'Microsoft 365 did not respond as expected.';
      const answer: ErrorAnswer = { error: { code: 'fault', message, fault: code, reference, retry: true } };
      return reply.code(503).send(answer);
    }
    log('error', 'tab.unexpected', { reference, route, ...errorFacts(error) });
    const answer: ErrorAnswer = { error: { code: 'unexpected', message: 'Something went wrong here.', reference } };
    return reply.code(500).send(answer);
  };

/** Errors of fastify itself before a handler runs, such as bodies that are too large or not JSON. */
const ofFastify = (error: FastifyError | Error): ApiError | undefined => {
  const status = 'statusCode' in error ? error.statusCode : undefined;
  if (status === undefined || status < 400 || status >= 500) return undefined;
  return ApiError.of(status === 413 ? 'tooLarge' : 'badRequest');
};
