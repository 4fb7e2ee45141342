import type { FastifyInstance, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { badRequest, envelope, GraphError } from './http/graphError.ts';
import { readOptions } from './http/queryOptions.ts';

/** json-batching: "currently limited to 20 individual requests". */
const maxRequests = 20;

const subRequest = z.looseObject({
  id: z.string().min(1),
  method: z.enum(['GET', 'POST', 'PUT', 'PATCH', 'DELETE']),
  url: z.string().min(1),
  headers: z.record(z.string(), z.string()).default({}),
  body: z.unknown().optional(),
  dependsOn: z.array(z.string()).default([]),
});
const payload = z.looseObject({ requests: z.array(z.unknown()).min(1) });

type SubRequest = z.infer<typeof subRequest>;
type SubResponse = {
  readonly id: string;
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: unknown;
};

/**
 * `POST /$batch` (json-batching). Each request passes through the whole emulator on its own (token, metering, faults).
 * The batch itself costs nothing.
 */
export function addBatchRoute(app: FastifyInstance): void {
  app.post('/v1.0/$batch', async (request) => {
    readOptions(request.query, []);
    const requests = readRequests(request.body);
    const answers = await runAll(app, request, requests);
    // "Individual responses might appear in a different order than the requests": here they always do.
    return { responses: answers.toReversed() };
  });
}

/** Messages recorded in the fixtures of bradleymarques/microslop_one_drive (2026); for the others see DIFFERENCES.md. @throws GraphError 400 */
function readRequests(body: unknown): readonly SubRequest[] {
  const parsed = payload.safeParse(body);
  if (!parsed.success) throw malformed();
  if (parsed.data.requests.length > maxRequests) throw badRequest('Number of requests inside batch exceed the limit.');
  const requests = parsed.data.requests.map((one) => {
    const result = subRequest.safeParse(one);
    if (!result.success) throw malformed();
    return result.data;
  });
  for (const [index, one] of requests.entries()) check(one, requests.slice(0, index));
  refuseDependencies(requests);
  return requests;
}

const malformed = () => badRequest('Invalid batch payload format.');

function check(request: SubRequest, before: readonly SubRequest[]): void {
  const { id, method, url, body, headers } = request;
  if (before.some((one) => isSameId(one.id, id))) throw badRequest(`Request Id ${id} has to be unique in a batch.`);
  if (/^[a-z]+:/i.test(url)) throw badRequest(`Request Id ${id} needs a relative url.`);
  if (/^\/?\$batch\b/i.test(url)) throw badRequest(`Request Id ${id} is a batch inside a batch.`);
  // Recorded in msgraph-sdk-dotnet#1038 and #2628: both are required, even where the plain request needs no body.
  const writes = method === 'POST' || method === 'PUT' || method === 'PATCH';
  if ((writes && body == null) || (body != null && contentType(headers) === undefined))
    throw badRequest(`Write request id : ${id} does not contain Content-Type header or body.`);
}

/** "Not case-sensitive." */
const isSameId = (a: string, b: string) => a.toLowerCase() === b.toLowerCase();

const contentType = (headers: SubRequest['headers']) =>
  Object.entries(headers).find(([name]) => name.toLowerCase() === 'content-type')?.[1];

/** Runs independent requests at once, and the others as soon as all their dependencies have succeeded. */
function runAll(
  app: FastifyInstance,
  batch: FastifyRequest,
  requests: readonly SubRequest[],
): Promise<readonly SubResponse[]> {
  const answers = new Map<string, Promise<SubResponse>>();
  const answer = async (request: SubRequest): Promise<SubResponse> => {
    const before = await Promise.all(request.dependsOn.map((id) => answerOf(id)));
    return before.some((one) => one.status >= 400) ? failedDependency(request.id) : send(app, batch, request);
  };
  const answerOf = (id: string): Promise<SubResponse> => {
    const request = requests.find((one) => isSameId(one.id, id));
    if (!request) throw malformed();
    const known = answers.get(request.id);
    if (known) return known;
    const started = answer(request);
    answers.set(request.id, started);
    return started;
  };
  return Promise.all(requests.map((one) => answerOf(one.id)));
}

/** 424 is documented; its body is not recorded. */
function failedDependency(id: string): SubResponse {
  const error = new GraphError(424, 'FailedDependency', 'A request that this one depends on has failed.');
  const none = crypto.randomUUID();
  return { id, status: 424, headers: { 'Content-Type': 'application/json' }, body: envelope(error, none, none) };
}

async function send(app: FastifyInstance, batch: FastifyRequest, request: SubRequest): Promise<SubResponse> {
  const { id, method, url, headers } = request;
  const { authorization } = batch.headers;
  const body = bodyOf(request);
  const answer = await app.inject({
    method,
    url: `/v1.0/${url.replace(/^\//, '')}`,
    headers: { ...headers, ...(authorization !== undefined && { authorization }) },
    ...(body !== undefined && { payload: body }),
  });
  const { statusCode: status, rawPayload } = answer;
  const responseHeaders = headersOf(answer.headers);
  if (rawPayload.length === 0) return { id, status, headers: responseHeaders };
  const isJson = /json/i.test(responseHeaders['Content-Type'] ?? '');
  return {
    id,
    status,
    headers: responseHeaders,
    body: isJson ? JSON.parse(answer.payload) : rawPayload.toString('base64'),
  };
}

/** "Might be a JSON object or a base64 URL-encoded value." */
function bodyOf({ body, headers }: SubRequest): Buffer | string | undefined {
  if (body == null) return undefined;
  if (/json/i.test(contentType(headers) ?? '')) return JSON.stringify(body);
  if (typeof body === 'string') return Buffer.from(body, 'base64');
  throw malformed();
}

const connectionHeaders = new Set(['connection', 'content-length', 'date', 'keep-alive', 'transfer-encoding']);

/** Header names in Graph's spelling: `Retry-After`, `RateLimit-Reset`. */
function headersOf(headers: Readonly<Record<string, string | number | readonly string[] | undefined>>) {
  const kept = Object.entries(headers).filter(([name]) => !connectionHeaders.has(name));
  const title = (name: string) =>
    name.replace(/(^|-)[a-z]/g, (letter) => letter.toUpperCase()).replace('Ratelimit', 'RateLimit');
  return Object.fromEntries(kept.map(([name, value]) => [title(name), String(value)]));
}

type Dependent = { readonly id: string; readonly dependsOn: readonly string[] };

/**
 * Refuses a `dependsOn` that names no earlier request (msgraph-sdk-dotnet-core#891). Allows only the patterns that
 * Microsoft's own client accepts: fully parallel, fully sequential, or all after the first
 * (microsoft-graph-docs#16280: 400).
 * @throws GraphError 400
 */
function refuseDependencies(requests: readonly Dependent[]): void {
  const ids = requests.map((one) => one.id.toLowerCase());
  const dependencies = requests.map(({ id, dependsOn }, index) =>
    dependsOn.map((one) => {
      const found = ids.indexOf(one.toLowerCase());
      if (found < 0 || found >= index) throw badRequest(`Invalid dependency for request Id ${id}.`);
      return found;
    }),
  );
  const isParallel = dependencies.every((one) => one.length === 0);
  const [, ...later] = dependencies;
  const isSerial = later.every((one, index) => one.length === 1 && one[0] === index);
  const isSame = later.every((one) => one.length === 1 && one[0] === 0);
  if (!isParallel && !isSerial && !isSame)
    throw badRequest('Batch should be either fully sequential or fully parallel.');
}
