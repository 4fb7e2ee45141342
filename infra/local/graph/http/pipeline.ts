import { randomUUID } from 'node:crypto';
import { Socket } from 'node:net';
import { Readable } from 'node:stream';
import { setTimeout as wait } from 'node:timers/promises';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { type Fault, noEffects } from '../control/faults.ts';
import type { Emulator } from '../emulator.ts';
import type { Caller } from './authorization.ts';
import { badRequest, envelope, GraphError, itemNotFound, notImplemented } from './graphError.ts';

const anonymous: Caller = { applicationId: '', applicationName: '', roles: [], userId: undefined };
const isControl = (request: FastifyRequest) => request.url.startsWith('/_control');

/** Handles every request in this order: ids, metering, token, faults *before*, route, faults *after*, error body. */
export function addPipeline(app: FastifyInstance, emulator: Emulator): void {
  app.decorateRequest('caller');
  app.decorateRequest('effects');
  addJsonParser(app);
  app.addHook('onRequest', async (request, reply) => {
    request.caller = anonymous;
    request.effects = noEffects;
    if (isControl(request)) return;
    addIds(request, reply);
    reply.headers(emulator.metering.charge(routeOf(request), unitsOf(request)));
    if (request.routeOptions.config.tokenless) return;
    request.caller = emulator.authentication.caller(request.headers.authorization);
  });
  app.addHook('preHandler', async (request, reply) => {
    if (isControl(request)) return;
    request.effects = emulator.faults.take(request.method, pathOf(request));
    const { failure, delayBeforeMs } = request.effects;
    if (delayBeforeMs > 0) await wait(delayBeforeMs);
    if (failure?.when === 'before') return drop(request, reply, failure) ?? reply.send(failureBody(reply, failure));
  });
  app.addHook('onSend', async (request, reply, payload) => {
    const { failure, delayAfterMs } = request.effects;
    if (delayAfterMs > 0) await wait(delayAfterMs);
    if (failure?.when !== 'after') return payload;
    if (payload instanceof Readable) payload.destroy();
    if (failure.drop && !isInBatch(request)) request.raw.socket.destroy();
    reply.removeHeader('content-length');
    return failureBody(reply, failure);
  });
  app.setNotFoundHandler((request) => {
    throw isControl(request) ? itemNotFound() : notImplemented(`${request.method} ${pathOf(request)}`);
  });
  app.setErrorHandler((error, _request, reply) => sendError(reply, toGraphError(error)));
}

/** Accepts an empty body with any content type, for routes that need none. */
function addJsonParser(app: FastifyInstance): void {
  app.removeAllContentTypeParsers();
  app.addContentTypeParser('application/json', { parseAs: 'string' }, (_request, body, done) => {
    try {
      done(null, body === '' ? undefined : JSON.parse(body.toString()));
    } catch {
      done(unreadable());
    }
  });
}

const unreadable = () =>
  badRequest(
    'Unable to read JSON request payload. Please ensure Content-Type header is set and payload is of valid JSON format.',
  );

function addIds(request: FastifyRequest, reply: FastifyReply): void {
  const id = randomUUID();
  const client = request.headers['client-request-id'];
  reply.header('request-id', id).header('client-request-id', typeof client === 'string' ? client : id);
}

/** Path as sent by the client, decoded, without the query. */
function pathOf(request: FastifyRequest): string {
  const [path = ''] = request.originalUrl.split('?');
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}

/** `GET /sites/{site}/lists/{list}/items` */
function routeOf({ method, routeOptions }: FastifyRequest): string {
  const url = routeOptions.url?.replace('/v1.0', '').replace(/:(\w+)/g, '{$1}');
  return `${method} ${url ?? '(not implemented)'}`;
}

function unitsOf(request: FastifyRequest): number {
  const { units = 0 } = request.routeOptions.config;
  return typeof units === 'function' ? units(request.query as Readonly<Record<string, unknown>>) : units;
}

/** A request of a batch has no connection of its own to drop: it times out alone. */
const isInBatch = (request: FastifyRequest) => !(request.raw.socket instanceof Socket);

/** Closes the connection without an answer, if the fault requires it. */
function drop(request: FastifyRequest, reply: FastifyReply, failure: Fault): FastifyReply | undefined {
  if (!failure.drop || isInBatch(request)) return undefined;
  reply.hijack();
  request.raw.socket.destroy();
  return reply;
}

/** Sets the status and headers of the failure and returns its body. */
function failureBody(reply: FastifyReply, failure: Fault): string {
  const status = failure.status ?? (failure.drop ? 504 : 503);
  reply.code(status);
  if (failure.retryAfter !== undefined) reply.header('retry-after', String(failure.retryAfter));
  reply.type(typeof failure.body === 'string' ? 'text/html' : 'application/json');
  if (typeof failure.body === 'string') return failure.body;
  return JSON.stringify(
    failure.body ?? envelopeOf(reply, new GraphError(status, codeOf[status] ?? 'generalException', `Fault ${status}`)),
  );
}

/** Codes documented or recorded for each status (graph-lists 5). */
const codeOf: Readonly<Record<number, string>> = {
  400: 'invalidRequest',
  401: 'unauthenticated',
  403: 'accessDenied',
  404: 'itemNotFound',
  409: 'resourceModified',
  410: 'resyncRequired',
  412: 'notAllowed',
  423: 'resourceLocked',
  429: 'activityLimitReached',
  503: 'serviceNotAvailable',
  504: 'UnknownError',
};

function toGraphError(error: unknown): GraphError {
  if (error instanceof GraphError) return error;
  if (error instanceof z.ZodError) return new GraphError(400, 'invalidRequest', z.prettifyError(error));
  const status = error instanceof Error && 'statusCode' in error ? Number(error.statusCode) : 500;
  if (status < 400 || status >= 500)
    return new GraphError(500, 'generalException', 'General exception while processing');
  return new GraphError(status, 'BadRequest', error instanceof Error ? error.message : 'Invalid request');
}

const envelopeOf = (reply: FastifyReply, error: GraphError) =>
  envelope(error, String(reply.getHeader('request-id')), String(reply.getHeader('client-request-id')));

const sendError = (reply: FastifyReply, error: GraphError) =>
  reply
    .code(error.status)
    .headers(error.headers)
    .type('application/json')
    .send(JSON.stringify(envelopeOf(reply, error)));
