import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type Cloud, clouds } from './cloud.ts';
import { createGraphClient, type GraphClient, type GraphRequest } from './graphClient.ts';
import { GraphFault } from './graphFault.ts';
import { encodedPath, odataText, queryString } from './query.ts';

type Answer = (request: IncomingMessage, response: ServerResponse) => void;
type Seen = {
  readonly method: string;
  readonly url: string;
  readonly headers: IncomingMessage['headers'];
  readonly body: string;
};

const json =
  (status: number, body: unknown, headers: Record<string, string> = {}): Answer =>
  (_request, response) =>
    response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(JSON.stringify(body));
const html =
  (status: number): Answer =>
  (_request, response) =>
    response.writeHead(status, { 'content-type': 'text/html' }).end('<html><h1>Bad</h1></html>');
const empty =
  (status: number, headers: Record<string, string> = {}): Answer =>
  (_request, response) =>
    response.writeHead(status, headers).end();
const drop: Answer = (request) => request.socket.destroy();
const halfAnAnswer: Answer = (request, response) => {
  response.writeHead(200, { 'content-length': '100' });
  response.write('{"half":', () => request.socket.destroy());
};
const nothing: Answer = () => undefined;
const halfAndNoMore: Answer = (_request, response) => {
  response.writeHead(200, { 'content-length': '100' });
  response.write('{"half":');
};

/** Graph and the token issuer in one: returns the answers in turn and repeats the last one. */
const startService = async () => {
  const answers: Answer[] = [];
  const seen: Seen[] = [];
  const forms: URLSearchParams[] = [];
  let tokens = 0;
  const server = createServer(async (request, response) => {
    let body = '';
    for await (const chunk of request) body += String(chunk);
    if (request.url?.startsWith('/token')) {
      tokens += 1;
      forms.push(new URLSearchParams(body));
      json(200, { token_type: 'Bearer', expires_in: 3600, access_token: `token-${tokens}` })(request, response);
      return;
    }
    seen.push({ method: request.method ?? '', url: request.url ?? '', headers: request.headers, body });
    const answer = answers.length > 1 ? answers.shift() : answers[0];
    answer?.(request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    origin,
    seen,
    forms,
    tokens: () => tokens,
    answer: (...next: readonly Answer[]) => void answers.splice(0, answers.length, ...next),
    stop: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
};

describe('the Graph client', () => {
  let service: Awaited<ReturnType<typeof startService>>;
  let client: GraphClient;
  let waits: number[];

  const open = (origin: string, cloud?: Cloud): GraphClient =>
    createGraphClient({
      origin,
      cloud,
      tenantId: '6f1b2c3d-4e5f-4a6b-8c7d-9e0f1a2b3c4d',
      clientId: 'client',
      clientSecret: 'secret-secret',
      authorityMetadata: JSON.stringify({
        issuer: `${service.origin}/v2.0`,
        token_endpoint: `${service.origin}/token`,
        authorization_endpoint: `${service.origin}/authorize`,
        end_session_endpoint: `${service.origin}/logout`,
        jwks_uri: `${service.origin}/keys`,
      }),
      version: '9.9',
      wait: async (milliseconds) => void waits.push(milliseconds),
    });

  beforeEach(async () => {
    waits = [];
    service = await startService();
    client = open(service.origin);
  });
  afterEach(async () => {
    client.close();
    await service.stop();
  });

  const call = (changes: Partial<GraphRequest> = {}) =>
    client.call({ operation: 'test', method: 'GET', path: '/sites/s', ...changes });
  const failure = async (changes: Partial<GraphRequest> = {}): Promise<GraphFault> => {
    const error = await call(changes).then(
      (answer) => new Error(`answered ${JSON.stringify(answer)}`),
      (thrown: unknown) => thrown,
    );
    if (error instanceof GraphFault) return error;
    throw error;
  };

  it('sends to the origin in the settings, authenticated and decorated', async () => {
    service.answer(json(200, { id: 's' }));
    expect(await call({ path: "/sites/s/lists?$filter=x%20eq%20'a%26b'" })).toEqual({ id: 's' });
    expect(service.seen).toMatchObject([
      {
        method: 'GET',
        url: "/v1.0/sites/s/lists?$filter=x%20eq%20'a%26b'",
        headers: { authorization: 'Bearer token-1', 'user-agent': 'NONISV|TenTwo|TenTwo/9.9' },
      },
    ]);
    expect(service.seen[0]?.headers['client-request-id']).toMatch(/^[0-9a-f-]{36}$/);
  });

  it('encodes literals intact: quotes, %, +, & and # in paths and queries', async () => {
    service.answer(json(200, {}));
    const name = encodedPath("/R&D #1+2/50 %/d'été");
    const $filter = `fields/Title eq ${odataText("d'été & 50 % + #1")}`;
    await call({ path: `/drives/d/root:${name}:${queryString({ $filter, $top: 2 })}` });
    const { pathname, searchParams } = new URL(service.seen[0]?.url ?? '', service.origin);
    expect(decodeURIComponent(pathname)).toBe("/v1.0/drives/d/root:/R&D #1+2/50 %/d'été:");
    expect([...searchParams]).toEqual([
      ['$filter', "fields/Title eq 'd''été & 50 % + #1'"],
      ['$top', '2'],
    ]);
  });

  it.each(Object.entries(clouds))('requests tokens of its cloud and follows its links: %s', async (_name, cloud) => {
    const other = open(service.origin, cloud);
    service.answer(json(200, {}));
    await other.call({ operation: 'test', method: 'GET', path: `${cloud.graph}/v1.0/sites/s/items?$skiptoken=a` });
    other.close();
    expect(service.seen).toMatchObject([
      { url: '/v1.0/sites/s/items?$skiptoken=a', headers: { authorization: 'Bearer token-1' } },
    ]);
    expect(service.forms[0]?.get('scope')).toContain(`${cloud.graph}/.default`);
  });

  it('sends its token to no other host, whatever a link says', async () => {
    service.answer(json(200, {}));
    await call({ path: 'https://graph.example.com/v1.0/sites/s/items' });
    expect(service.seen).toMatchObject([{ url: '/v1.0/sites/s/items' }]);
    expect(service.seen[0]?.headers.authorization).toBeUndefined();
  });

  it('sends bytes as they are', async () => {
    service.answer(json(201, { id: '1' }));
    await call({ method: 'PUT', path: '/drives/d/root:/a.txt:/content', body: Buffer.from('é\u0000') });
    expect(service.seen).toMatchObject([
      {
        method: 'PUT',
        body: 'é\u0000',
        headers: { 'content-type': 'application/octet-stream', 'content-length': '3' },
      },
    ]);
  });

  it('sends a decorated request to an upload URL, without its token, and once', async () => {
    service.answer(json(202, { nextExpectedRanges: ['3-'] }));
    const put = {
      operation: 'test',
      method: 'PUT',
      url: `${service.origin}/upload?guid=g`,
      range: 'bytes 0-2/9',
    } as const;
    const bytes = Buffer.from('abc');
    expect(await client.upload({ ...put, bytes })).toEqual({ nextExpectedRanges: ['3-'] });
    const headers = service.seen[0]?.headers;
    expect(headers).toMatchObject({ 'user-agent': 'NONISV|TenTwo|TenTwo/9.9', 'content-range': 'bytes 0-2/9' });
    expect(headers).not.toHaveProperty('authorization');
    service.answer(json(503, {}, { 'retry-after': '41.5' }));
    await expect(client.upload({ ...put, bytes })).rejects.toMatchObject({ code: 'throttled', retryAfter: 41.5 });
    expect(service.seen).toHaveLength(2);
  });

  it('sends nothing to an address outside the site, whatever an answer says', async () => {
    const url = 'https://upload.example.com/x';
    await expect(client.upload({ operation: 'test', method: 'PUT', url })).rejects.toMatchObject({
      outcome: 'refused',
    });
    await expect(client.download({ operation: 'test', method: 'GET', url })).rejects.toMatchObject({
      outcome: 'refused',
    });
  });

  it('follows links of Graph to the same origin', async () => {
    service.answer(json(200, {}));
    await call({ path: 'https://graph.microsoft.com/v1.0/sites/s/items?$skiptoken=UGFn%3D&$top=2' });
    expect(service.seen[0]?.url).toBe('/v1.0/sites/s/items?$top=2&$skiptoken=UGFn%3D');
  });

  it('sends the body and headers of a write', async () => {
    service.answer(json(201, { id: '1' }), json(200, {}), empty(204));
    expect(await call({ method: 'POST', body: { fields: { Title: 'é' } } })).toEqual({ id: '1' });
    await call({ method: 'PATCH', body: { a: 1 }, ifMatch: '"x,1"' });
    expect(await call({ method: 'DELETE' })).toBeUndefined();
    expect(service.seen).toMatchObject([
      { method: 'POST', body: '{"fields":{"Title":"é"}}', headers: { 'content-type': 'application/json' } },
      { method: 'PATCH', body: '{"a":1}', headers: { 'if-match': '"x,1"' } },
      { method: 'DELETE', body: '' },
    ]);
  });

  it('requests one token for any number of callers', async () => {
    service.answer(json(200, {}));
    await Promise.all(Array.from({ length: 10 }, () => call()));
    await call();
    expect(service.tokens()).toBe(1);
  });

  it('keeps its connections', async () => {
    const sockets = new Set<unknown>();
    service.answer((request, response) => {
      sockets.add(request.socket);
      json(200, {})(request, response);
    });
    for (let n = 0; n < 5; n += 1) await call();
    expect(sockets.size).toBe(1);
  });

  it.each([
    ['a dropped connection', drop, 'unreachable', 'unknown', undefined],
    ['half an answer', halfAnAnswer, 'unreachable', 'unknown', undefined],
    ['500 with HTML', html(500), 'unreachable', 'unknown', 500],
    ['502 with nothing', empty(502), 'unreachable', 'unknown', 502],
    ['503', html(503), 'unreachable', 'unknown', 503],
    ['503 with Retry-After', empty(503, { 'retry-after': '7' }), 'throttled', 'unknown', 503],
    ['504', html(504), 'unreachable', 'unknown', 504],
    ['408', empty(408), 'unreachable', 'unknown', 408],
    ['429', json(429, { error: { code: 'TooManyRequests' } }, { 'retry-after': '2.5' }), 'throttled', 'refused', 429],
    ['400', json(400, { error: { code: 'invalidRequest', message: 'x' } }), 'refused', 'refused', 400],
    ['401', json(401, { error: { code: 'InvalidAuthenticationToken' } }), 'refused', 'refused', 401],
    ['403 with HTML', html(403), 'refused', 'refused', 403],
    ['409', json(409, { error: { code: 'nameAlreadyExists' } }), 'refused', 'refused', 409],
    ['412', json(412, { error: { code: 'notAllowed' } }), 'refused', 'refused', 412],
    ['423', json(423, {}), 'refused', 'refused', 423],
    ['501', json(501, {}), 'refused', 'refused', 501],
    ['a success that is not JSON', html(200), 'unexpectedAnswer', 'unknown', 200],
  ] as const)('posts only once when the answer is %s', async (_name, answer, code, outcome, status) => {
    service.answer(answer);
    const fault = await failure({ method: 'POST', body: {} });
    expect(fault).toMatchObject({ code, outcome, status, operation: 'test' });
    expect(service.seen).toHaveLength(1);
    const other = open(service.origin);
    service.answer(answer);
    await other.call({ operation: 'test', method: 'PATCH', path: '/sites/s', body: {} }).catch(() => undefined);
    other.close();
    expect(service.seen).toHaveLength(2);
  });

  it('reports Graph’s own error code', async () => {
    service.answer(json(409, { error: { code: 'nameAlreadyExists', message: 'secret of a person' } }));
    const fault = await failure({ method: 'POST', body: {} });
    expect(fault.graphCode).toBe('nameAlreadyExists');
    expect(fault.message).toBe('test: refused');
  });

  it.each([
    ['before an answer', nothing],
    ['in the middle of one', halfAndNoMore],
  ])('aborts a request after its time limit, %s, with an unknown outcome', async (_when, answer) => {
    service.answer(answer);
    const fault = await failure({ method: 'POST', body: {}, timeLimitMs: 50 });
    expect(fault).toMatchObject({ code: 'unreachable', outcome: 'unknown' });
    expect(service.seen).toHaveLength(1);
  });

  it('knows that nothing was done when no server listens', async () => {
    const other = await startService();
    await other.stop();
    const closed = open(other.origin);
    await expect(closed.call({ operation: 'test', method: 'POST', path: '/sites/s', body: {} })).rejects.toMatchObject({
      code: 'unreachable',
      outcome: 'refused',
    });
    closed.close();
  });

  it('knows that nothing was done when the other end does not prove its identity', async () => {
    // Accepts the connection but does not speak TLS.
    const other = await startService();
    const unproven = open(other.origin.replace('http:', 'https:'));
    await expect(
      unproven.call({ operation: 'test', method: 'POST', path: '/sites/s', body: {} }),
    ).rejects.toMatchObject({ code: 'unreachable', outcome: 'refused' });
    expect(other.seen).toEqual([]);
    unproven.close();
    await other.stop();
  });

  it.each([
    ['503', html(503)],
    ['504', html(504)],
    ['500 without a body', empty(500)],
    ['a dropped connection', drop],
    ['429 without Retry-After', empty(429)],
    ['409, a conflicting change', json(409, { error: { code: 'resourceModified' } })],
    ['423, a locked item', json(423, { error: { code: 'resourceLocked' } })],
    ['half an answer', halfAnAnswer],
  ])('retries a read after %s, with growing pauses', async (_name, answer) => {
    service.answer(answer, answer, json(200, { id: 's' }));
    expect(await call()).toEqual({ id: 's' });
    expect(waits).toHaveLength(2);
    expect(waits[0]).toBeGreaterThanOrEqual(100);
    expect(waits[0]).toBeLessThanOrEqual(300);
    expect(waits[1]).toBeGreaterThanOrEqual(200);
  });

  it('retries a read up to three times', async () => {
    service.answer(html(503));
    expect(await failure()).toMatchObject({ code: 'unreachable', status: 503 });
    expect(service.seen).toHaveLength(3);
  });

  it('does not retry a refused read', async () => {
    service.answer(json(404, {}));
    expect(await failure()).toMatchObject({ code: 'refused', status: 404 });
    expect(service.seen).toHaveLength(1);
  });

  it('gets a new token when the old one is refused', async () => {
    service.answer(json(401, {}), json(200, { id: 's' }));
    expect(await call()).toEqual({ id: 's' });
    expect(service.seen.map(({ headers }) => headers.authorization)).toEqual(['Bearer token-1', 'Bearer token-2']);
    service.answer(json(401, {}), json(200, { id: 's' }));
    await failure({ method: 'POST', body: {} });
    await call({ method: 'POST', body: {} });
    expect(service.tokens()).toBe(3);
  });

  it('gets one new token for concurrent requests refused with the old one', async () => {
    service.answer((request, response) =>
      json(request.headers.authorization === 'Bearer token-1' ? 401 : 200, {})(request, response),
    );
    await Promise.all(Array.from({ length: 10 }, () => call()));
    expect(service.tokens()).toBe(2);
    expect(service.seen).toHaveLength(20);
  });

  // The service's clock is an hour ahead of ours.
  const date = new Date(Date.now() + 3_600_000);
  const inTwoMinutes = new Date(date.getTime() + 120_000).toUTCString();
  it.each([
    ['whole seconds', { 'retry-after': '7' }, 7],
    ['a fraction', { 'retry-after': '2.128' }, 2.128],
    ['none', { 'retry-after': '0' }, 0],
    ['a date, by the clock of the service', { 'retry-after': inTwoMinutes, date: date.toUTCString() }, 120],
    ['a date in the past', { 'retry-after': 'Fri, 31 Dec 1999 23:59:59 GMT' }, 0],
    ['more than three minutes', { 'retry-after': '315' }, 315],
    ['the reset of the limit, if later', { 'retry-after': '9', 'ratelimit-reset': '31' }, 31],
    ['longer than the limit', { 'retry-after': '41', 'ratelimit-reset': '31' }, 41],
    ['of the limit alone', { 'ratelimit-reset': '31' }, 31],
    ['something else', { 'retry-after': 'soon' }, undefined],
    ['nothing', { 'retry-after': ' ' }, undefined],
  ])('reads Retry-After: %s', async (_what, headers, seconds) => {
    service.answer(empty(429, headers));
    const fault = await failure({ method: 'POST', body: {} });
    expect([fault.code, fault.retryAfter]).toEqual(['throttled', seconds]);
  });

  it('reports throttling to a person at once, and sends nothing until the time is over', async () => {
    service.answer(json(429, {}, { 'retry-after': '30' }), json(200, {}));
    expect(await failure()).toMatchObject({ code: 'throttled', retryAfter: 30 });
    expect(await failure({ method: 'POST', body: {} })).toMatchObject({ code: 'throttled', outcome: 'refused' });
    expect(service.seen).toHaveLength(1);
  });

  it('aborts requests in progress when it is closed, and sends nothing more', async () => {
    service.answer(nothing);
    const under = failure();
    while (service.seen.length === 0) await new Promise((resolve) => setImmediate(resolve));
    client.close();
    expect(await under).toMatchObject({ code: 'unreachable' });
    expect(await failure({ method: 'POST', body: {} })).toMatchObject({ code: 'unreachable', outcome: 'refused' });
    expect(service.seen).toHaveLength(1);
  });

  it('counts requests and resource units', async () => {
    service.answer(json(200, {}));
    await call();
    await call({ method: 'POST', path: '/sites/s/lists/l/items', body: {} });
    expect(client.usage()).toEqual({
      requests: 2,
      resourceUnits: 3,
      byOperation: { test: { requests: 2, resourceUnits: 3 } },
    });
  });
});
