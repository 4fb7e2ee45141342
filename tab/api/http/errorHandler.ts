import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify';
import { errorFacts } from '../../../procedure/runtime/errorFacts.ts';
import { Fault } from '../../../procedure/runtime/fault.ts';
import type { TabRoom } from '../tabRoom.ts';
import type { ErrorAnswer } from '../wire.ts';
import { ApiError } from './apiError.ts';

/** The one place where an error becomes an answer. What is not our own words never goes out. */
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
      const message = 'Microsoft 365 did not answer as it should.';
      const answer: ErrorAnswer = { error: { code: 'fault', message, fault: code, reference, retry: true } };
      return reply.code(503).send(answer);
    }
    log('error', 'tab.unexpected', { reference, route, ...errorFacts(error) });
    const answer: ErrorAnswer = { error: { code: 'unexpected', message: 'Something went wrong here.', reference } };
    return reply.code(500).send(answer);
  };

/** What fastify itself refuses before a handler runs: bodies that are too large or no JSON, and the like. */
const ofFastify = (error: FastifyError | Error): ApiError | undefined => {
  const status = 'statusCode' in error ? error.statusCode : undefined;
  if (status === undefined || status < 400 || status >= 500) return undefined;
  return ApiError.of(status === 413 ? 'tooLarge' : 'badRequest');
};
