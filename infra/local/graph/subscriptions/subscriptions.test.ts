import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type GraphUnderTest, graphUnderTest, type Json, sitePath } from '../testing/graphUnderTest.ts';

const times = { validation: 2_000, answer: 1_500, coalesce: 20, firstRetry: 20, retryFor: 60_000 };
let graph: GraphUnderTest;
let now = new Date('2026-03-04T05:06:07.890Z');
let list: string;

/** A subscriber's endpoint, which can be made to misbehave. */
type Received = { readonly value: readonly Json[] };
let endpoint: Server;
let endpointUrl: string;
let received: Received[];
let answer: (request: IncomingMessage, response: ServerResponse, validationToken: string | null) => void;
const waiting: (() => void)[] = [];

const validate: typeof answer = (_request, response, token) => {
  response.writeHead(token === null ? 202 : 200, { 'content-type': 'text/plain' }).end(token ?? '');
};

beforeAll(async () => {
  graph = await graphUnderTest(() => now, { notificationTimes: times });
  endpoint = createServer(async (request, response) => {
    let body = '';
    for await (const chunk of request) body += chunk;
    const token = new URL(request.url ?? '', 'http://x').searchParams.get('validationToken');
    if (token === null) received.push(JSON.parse(body));
    answer(request, response, token);
    for (const wake of waiting.splice(0)) wake();
  }).listen(0, '127.0.0.1');
  await once(endpoint, 'listening');
  endpointUrl = `http://127.0.0.1:${(endpoint.address() as AddressInfo).port}/notify`;
});
beforeEach(async () => {
  answer = validate;
  received = [];
  list = await graph.list([{ name: 'Key', text: {} }]);
});
afterEach(async () => {
  for (const { id } of (await graph.api('GET', '/subscriptions')).body.value)
    await graph.api('DELETE', `/subscriptions/${id}`);
});
afterAll(async () => {
  await graph.close();
  endpoint.close();
  endpoint.closeAllConnections();
});

const inMinutes = (minutes: number) => new Date(now.getTime() + minutes * 60_000).toISOString();
const subscribe = (more: object = {}, headers = {}) => {
  const resource = list.slice(1);
  const body = { changeType: 'updated', notificationUrl: endpointUrl, resource, expirationDateTime: inMinutes(60) };
  return graph.api('POST', '/subscriptions', { ...body, clientState: 'secret', ...more }, headers);
};
const write = (Key: string, to = list) => graph.api('POST', `${to}/items`, { fields: { Key } });
/** Waits until this many notifications have arrived. */
const arrived = async (count: number): Promise<void> => {
  while (received.length < count) await new Promise<void>((resolve) => waiting.push(resolve));
};

describe('subscribing (subscription-post-subscriptions)', () => {
  it('answers 201 with the subscription after the handshake', async () => {
    let token: string | null = null;
    let type: string | undefined;
    answer = (request, response, given) => {
      [token, type] = [given, request.headers['content-type']];
      validate(request, response, given);
    };
    const { status, body } = await subscribe({ notificationUrl: `${endpointUrl}?mine=1` });
    expect(status).toBe(201);
    expect(token).toMatch(/^Validation: .+ Request-Id: /);
    expect(type).toBe('text/plain; charset=utf-8');
    expect(body).toMatchObject({
      id: expect.stringMatching(/^[0-9a-f-]{36}$/),
      resource: list.slice(1),
      applicationId: expect.any(String),
      changeType: 'updated',
      clientState: 'secret',
      notificationUrl: `${endpointUrl}?mine=1`,
      expirationDateTime: inMinutes(60),
      latestSupportedTlsVersion: 'v1_2',
    });
    expect((await graph.api('GET', `/subscriptions/${body.id}`)).body).toEqual(body);
  });

  it.each<[string, typeof answer]>([
    ['another status', (_q, response, token) => response.writeHead(202, { 'content-type': 'text/plain' }).end(token)],
    ['another type', (_q, response, token) => response.writeHead(200, { 'content-type': 'text/html' }).end(token)],
    [
      'the token as it was encoded',
      (_q, response, token) =>
        response.writeHead(200, { 'content-type': 'text/plain' }).end(encodeURIComponent(token ?? '')),
    ],
    ['nothing before the timeout', () => {}],
    ['a redirection', (_q, response) => response.writeHead(302, { location: endpointUrl }).end()],
  ])('refuses an endpoint that answers %s (change-notifications-delivery-webhooks)', async (_what, how) => {
    answer = how;
    const { status, body } = await subscribe();
    expect([status, body.error.code, body.error.message]).toEqual([
      400,
      'ValidationError',
      'Subscription validation request failed. Notification endpoint must respond with 200 OK to validation request.',
    ]);
    expect((await graph.api('GET', '/subscriptions')).body.value).toEqual([]);
  });

  it.each([
    ['more than 42,300 minutes', { expirationDateTime: inMinutes(42_301) }, 400, 'ExtensionError'],
    ['the past', { expirationDateTime: inMinutes(-1) }, 400, 'InvalidRequest'],
    ['an invalid date', { expirationDateTime: 'soon' }, 400, 'InvalidRequest'],
    ['no expiry (docs-contrib#7399)', { expirationDateTime: undefined }, 400, 'InvalidRequest'],
    ['another changeType (subscription.md)', { changeType: 'created,updated' }, 400, 'InvalidRequest'],
    ['more than 128 characters of clientState', { clientState: 'x'.repeat(129) }, 400, 'InvalidRequest'],
    ['an invalid URL', { notificationUrl: 'notify' }, 400, 'InvalidRequest'],
    ['a URL on another host', { notificationUrl: 'https://example.com/notify' }, 501, 'notImplemented'],
    ['an absolute resource (sp-dev-docs#5622)', { resource: 'https://graph.microsoft.com/v1.0/x' }, 400, 'BadRequest'],
    ['a missing list', { resource: `${sitePath.slice(1)}/lists/none` }, 404, 'itemNotFound'],
    ['another resource', { resource: 'users' }, 501, 'notImplemented'],
    ['lifecycle notifications', { lifecycleNotificationUrl: 'http://127.0.0.1/' }, 501, 'notImplemented'],
    ['data in notifications', { includeResourceData: true }, 501, 'notImplemented'],
  ])('refuses %s', async (_what, more, status, code) => {
    const { body, ...refused } = await subscribe(more);
    expect([refused.status, body.error.code]).toEqual([status, code]);
  });

  it('accepts up to 42,300 minutes and raises less than 45 to 45 (subscription.md)', async () => {
    expect((await subscribe({ expirationDateTime: inMinutes(42_300) })).status).toBe(201);
    expect((await subscribe({ expirationDateTime: inMinutes(1) })).body.expirationDateTime).toBe(inMinutes(45));
  });

  it('requires write on the site, and belongs to its application alone', async () => {
    const headers = async (access: string) => ({ authorization: `Bearer ${await graph.token(access)}` });
    expect((await subscribe({}, await headers('read'))).status).toBe(403);
    const { body } = await subscribe({}, await headers('write'));
    const other = await graph.api('GET', `/subscriptions/${body.id}`);
    expect([other.status, other.body.error.code]).toEqual([404, 'ResourceNotFound']);
    const own = await graph.api('GET', '/subscriptions', undefined, await headers('write'));
    expect(own.body.value.map((one: Json) => one.id)).toEqual([body.id]);
    await graph.api('DELETE', `/subscriptions/${body.id}`, undefined, await headers('write'));
  });
});

describe('renewing and ending (subscription-update, subscription-delete)', () => {
  it('renews within the same bounds and changes nothing else', async () => {
    const { id } = (await subscribe()).body;
    const renew = (body: object) => graph.api('PATCH', `/subscriptions/${id}`, body);
    const renewed = await renew({ expirationDateTime: inMinutes(1000) });
    expect([renewed.status, renewed.body.expirationDateTime]).toEqual([200, inMinutes(1000)]);
    expect((await renew({ expirationDateTime: inMinutes(42_301) })).status).toBe(400);
    expect((await renew({})).status).toBe(400);
    expect((await renew({ expirationDateTime: inMinutes(60), clientState: 'x' })).status).toBe(501);
  });

  it('ends on DELETE and on expiry', async () => {
    const deleted = (await subscribe()).body;
    expect((await graph.api('DELETE', `/subscriptions/${deleted.id}`)).status).toBe(204);
    expect((await graph.api('DELETE', `/subscriptions/${deleted.id}`)).status).toBe(404);
    const expired = (await subscribe()).body;
    now = new Date(now.getTime() + 61 * 60_000);
    expect((await graph.api('GET', `/subscriptions/${expired.id}`)).status).toBe(404);
    const alive = (await subscribe({ clientState: 'alive' })).body;
    await write('a');
    await arrived(1);
    expect(received.flatMap((one) => one.value.map((told) => told.subscriptionId))).toEqual([alive.id]);
  });
});

describe('notifications (change-notifications-delivery-webhooks)', () => {
  it('notifies that the list has changed, with clientState but without details', async () => {
    const { body } = await subscribe();
    await write('a');
    await arrived(1);
    expect(received[0]).toEqual({
      value: [
        {
          subscriptionId: body.id,
          subscriptionExpirationDateTime: body.expirationDateTime,
          clientState: 'secret',
          changeType: 'updated',
          resource: list.slice(1),
          tenantId: expect.any(String),
          resourceData: { '@odata.type': '#Microsoft.Graph.ListItem' },
        },
      ],
    });
  });

  it('covers creations, changes, deletions and files, of this list only', async () => {
    const { list: library, drive } = await graph.library();
    const other = await graph.list();
    await subscribe({ resource: library.slice(1) });
    await subscribe();
    const { id } = (await write('a')).body;
    await arrived(1);
    await graph.api('PATCH', `${list}/items/${id}/fields`, { Key: 'b' });
    await arrived(2);
    await graph.api('DELETE', `${list}/items/${id}`);
    await arrived(3);
    await write('x', other);
    await graph.bytes('PUT', `${drive}/root:/a.txt:/content`, 'x');
    await arrived(4);
    const resources = received.map((one) => one.value.map((told) => told.resource));
    expect(resources).toEqual([[list.slice(1)], [list.slice(1)], [list.slice(1)], [library.slice(1)]]);
  });

  it('combines many changes, and all subscriptions of one URL, in one request', async () => {
    const ids = [(await subscribe()).body.id, (await subscribe({ clientState: 'other' })).body.id];
    await graph.control('POST', '/items', { listId: list.split('/').at(-1), count: 500, fields: { Key: '{n}' } });
    await arrived(1);
    expect(received[0]?.value.map((told) => told.subscriptionId).sort()).toEqual(ids.sort());
  });

  it('retries after an error or 3 s without an answer, until accepted', async () => {
    await subscribe();
    const answers: (typeof answer)[] = [
      (_q, response) => response.writeHead(500).end(),
      () => {},
      (_q, response) => response.writeHead(302, { location: endpointUrl }).end(),
    ];
    answer = (request, response, token) => (answers.shift() ?? validate)(request, response, token);
    await write('a');
    await arrived(4);
    expect(new Set(received.map((one) => JSON.stringify(one))).size).toBe(1);
    await write('b');
    await arrived(5);
  });
});

describe('pending notifications', () => {
  /** Another emulator, with other delays and a subscription to a list of its own. */
  const other = async (more: object) => {
    const one = await graphUnderTest(() => now, { notificationTimes: { ...times, ...more } });
    const path = await one.list();
    const body = { changeType: 'updated', notificationUrl: endpointUrl, expirationDateTime: inMinutes(60) };
    await one.api('POST', '/subscriptions', { ...body, resource: path.slice(1) });
    return { ...one, change: () => one.api('POST', `${path}/items`, { fields: {} }) };
  };

  it('survive a restart', async () => {
    const patient = await other({ firstRetry: 600_000, retryFor: 3_600_000 });
    answer = (_q, response) => response.writeHead(503).end();
    await patient.change();
    await arrived(1);
    answer = validate;
    await patient.restart();
    await arrived(2);
    await patient.close();
    expect(received[1]).toEqual(received[0]);
  });

  it('are given up eventually: "it discards the change notification"', async () => {
    const impatient = await other({ retryFor: 0 });
    answer = (_q, response) => response.writeHead(500).end();
    for (const count of [1, 2, 3]) {
      await impatient.change();
      await arrived(count);
    }
    await impatient.close();
    // One attempt per change, without retries.
    expect(received).toHaveLength(3);
  });
});
