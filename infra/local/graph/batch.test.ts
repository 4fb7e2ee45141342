import { type GraphUnderTest, graphUnderTest, type Json } from './testing/graphUnderTest.ts';

let graph: GraphUnderTest;
let path: string;
beforeAll(async () => {
  graph = await graphUnderTest();
  path = await graph.list([{ name: 'Key', text: {}, indexed: true, enforceUniqueValues: true }]);
});
afterAll(() => graph.close());

const json = { 'Content-Type': 'application/json' };
const send = (requests: unknown) => graph.api('POST', '/$batch', { requests });
const create = (id: string, Key: string, more: object = {}) => ({
  id,
  method: 'POST',
  url: `${path}/items`,
  headers: json,
  body: { fields: { Key } },
  ...more,
});
const get = (id: string, url: string, more: object = {}) => ({ id, method: 'GET', url, ...more });
/** Responses by request id. */
const answers = async (requests: readonly object[]): Promise<Readonly<Record<string, Json>>> => {
  const { status, body } = await send(requests);
  expect(status).toBe(200);
  return Object.fromEntries(body.responses.map((one: { id: string }) => [one.id, one]));
};

describe('a batch (json-batching)', () => {
  it('answers each request with status, headers and body, in a different order', async () => {
    const requests = [create('1', 'a'), get('2', `${path}/items/999`), get('3', path.slice(1))];
    const { body } = await send(requests);
    expect(body.responses.map((one: { id: string }) => one.id)).toEqual(['3', '2', '1']);
    const [third, second, first] = body.responses;
    expect([first.status, first.body.fields.Key]).toEqual([201, 'a']);
    expect(first.headers['Content-Type']).toMatch(/^application\/json/);
    expect([second.status, second.body.error.code]).toEqual([404, 'itemNotFound']);
    expect([third.status, third.body.id]).toEqual([200, path.split('/').at(-1)]);
  });

  it('omits an empty body and passes headers on', async () => {
    const { body: item } = await graph.api('POST', `${path}/items`, { fields: {} });
    const stale = { id: '1', method: 'DELETE', url: `${path}/items/${item.id}`, headers: { 'If-Match': '"x,1"' } };
    expect((await answers([stale]))[1].status).toBe(412);
    const gone = (await answers([{ ...stale, headers: { 'If-Match': item.eTag } }]))[1];
    expect(gone.status).toBe(204);
    expect(gone).not.toHaveProperty('body');
  });

  it('encodes binary bodies in base64 both ways and returns redirects unchanged', async () => {
    const { drive } = await graph.library();
    const content = Buffer.from([0, 255, 10, 13, 128]);
    const put = { id: '1', method: 'PUT', url: `${drive}/root:/a.bin:/content`, body: content.toString('base64') };
    const stored = await answers([{ ...put, headers: { 'Content-Type': 'application/octet-stream' } }]);
    expect([stored[1].status, stored[1].body.size]).toEqual([201, 5]);
    const read = (await answers([get('1', `${drive}/root:/a.bin:/content`)]))[1];
    expect(read.status).toBe(302);
    expect((await graph.bytes('GET', read.headers.Location)).bytes.equals(content)).toBe(true);
    await graph.control('POST', '/faults', { path: 'items', status: 502, body: '<html>' });
    const html = (await answers([get('1', `${path}/items`)]))[1];
    expect([html.status, Buffer.from(html.body, 'base64').toString()]).toEqual([502, '<html>']);
  });

  it('accepts the same paths, queries and addresses as plain requests', async () => {
    await graph.api('POST', `${path}/items`, { fields: { Key: 'A&B' } });
    const filter = `fields/Key eq '${encodeURIComponent('A&B')}'`;
    const found = await answers([
      get('1', `${path}/items?$filter=${filter}&$expand=fields`),
      get('2', '/sites/contoso.sharepoint.com:/sites/isms'),
    ]);
    expect(found[1].body.value).toHaveLength(1);
    expect(found[2].body.displayName).toBe('ISMS');
  });
});

describe('dependsOn', () => {
  it('runs requests in sequence and answers 424 to all after a failure', async () => {
    const done = await answers([create('1', 'b'), create('2', 'c', { dependsOn: ['1'] })]);
    expect(Number(done[2].body.id)).toBeGreaterThan(Number(done[1].body.id));
    const failed = await answers([
      create('1', 'd'),
      create('2', 'd', { dependsOn: ['1'] }),
      create('3', 'e', { dependsOn: ['2'] }),
      create('4', 'f', { dependsOn: ['3'] }),
    ]);
    expect([1, 2, 3, 4].map((id) => failed[id].status)).toEqual([201, 400, 424, 424]);
    expect((await graph.api('GET', `${path}/items?$filter=fields/Key eq 'e'`)).body.value).toEqual([]);
  });

  it('accepts all requests depending on the first, as Microsoft’s own client does', async () => {
    const after = await answers([
      get('A', path),
      get('2', path, { dependsOn: ['a'] }),
      get('3', path, { dependsOn: ['A'] }),
    ]);
    expect([after.A.status, after[2].status, after[3].status]).toEqual([200, 200, 200]);
  });

  const some = [get('1', '/x'), get('2', '/x'), get('3', '/x')] as const;
  it.each([
    ['an unknown id', [{ ...some[0], dependsOn: ['9'] }], /^Invalid dependency for request Id 1/],
    ['itself', [{ ...some[0], dependsOn: ['1'] }], /^Invalid dependency/],
    [
      'one further down (msgraph-sdk-dotnet-core#891)',
      [{ ...some[0], dependsOn: ['2'] }, some[1]],
      /^Invalid dependency/,
    ],
    [
      'one while others do not (microsoft-graph-docs#16280)',
      [some[0], { ...some[1], dependsOn: ['1'] }, some[2]],
      'Batch should be either fully sequential or fully parallel.',
    ],
  ])('refuses to depend on %s', async (_what, requests, message) => {
    const { status, body } = await send(requests);
    expect([status, body.error.code]).toEqual([400, 'BadRequest']);
    expect(body.error.message).toEqual(typeof message === 'string' ? message : expect.stringMatching(message));
  });
});

describe('refusals (recorded: microslop_one_drive 2026; msgraph-sdk-dotnet#2628)', () => {
  const one = { method: 'GET', url: '/users' };
  const many = (count: number) => Array.from({ length: count }, (_, n) => ({ ...one, id: String(n) }));
  const limit = 'Number of requests inside batch exceed the limit.';
  const format = 'Invalid batch payload format.';
  it.each([
    ['21 requests', many(21), limit],
    [
      'an id given twice, without case',
      [
        { ...one, id: 'a' },
        { ...one, id: 'A' },
      ],
      'Request Id A has to be unique in a batch.',
    ],
    ['none', [], format],
    ['no list', 'x', format],
    ['nothing', undefined, format],
    ['no id', [one], format],
    ['no method', [{ id: '1', url: '/users' }], format],
    ['no url', [{ id: '1', method: 'GET' }], format],
    ['another method', [{ id: '1', method: 'TRACE', url: '/users' }], format],
    ['an absolute url', [{ id: '1', method: 'GET', url: 'https://graph.microsoft.com/v1.0/users' }], /relative url/],
    [
      'a batch inside',
      [{ id: '1', method: 'POST', url: '/$batch', headers: json, body: { requests: [] } }],
      /batch inside/,
    ],
    [
      'a body without its type',
      [{ id: '1', method: 'POST', url: '/x', body: {} }],
      /^Write request id : 1 does not contain/,
    ],
    [
      'a write without body',
      [{ id: '1', method: 'POST', url: '/x', headers: json }],
      /^Write request id : 1 does not contain/,
    ],
  ])('refuses %s', async (_what, requests, message) => {
    const { status, body } = await send(requests);
    expect([status, body.error.code]).toEqual([400, 'BadRequest']);
    expect(body.error.message).toEqual(typeof message === 'string' ? message : expect.stringMatching(message));
    expect(Object.keys(body.error.innerError).sort()).toEqual(['client-request-id', 'date', 'request-id']);
  });

  it('accepts 20 requests', async () => expect((await send(many(20))).body.responses).toHaveLength(20));

  it('requires a token, whose permissions apply to each request', async () => {
    const requests = [get('1', path), create('2', 'g')];
    expect((await graph.api('POST', '/$batch', { requests }, { authorization: '' })).status).toBe(401);
    const reader = { authorization: `Bearer ${await graph.token('read')}` };
    const { body } = await graph.api('POST', '/$batch', { requests }, reader);
    expect(body.responses.map((one: Json) => [one.id, one.status]).sort()).toEqual([
      ['1', 200],
      ['2', 403],
    ]);
  });
});

describe('metering and faults in a batch', () => {
  it('charges each request but not the batch itself', async () => {
    await graph.control('DELETE', '/usage');
    await send([get('1', `${path}/items/1`), get('2', `${path}/items`), create('3', 'h')]);
    const { body } = await graph.control('GET', '/usage');
    expect(body).toMatchObject({ requests: 4, resourceUnits: 5 });
    expect(body.byRoute).toMatchObject({ 'POST /$batch': 1, 'POST /sites/{site}/lists/{list}/items': 1 });
  });

  it('throttles requests individually: 429 with Retry-After inside a 200', async () => {
    await graph.control('POST', '/limits', { resourceUnitsPerMinute: 4 });
    const chain = await answers([
      create('1', 'i'),
      create('2', 'j', { dependsOn: ['1'] }),
      create('3', 'k', { dependsOn: ['2'] }),
      create('4', 'l', { dependsOn: ['3'] }),
    ]);
    await graph.control('POST', '/limits', { resourceUnitsPerMinute: null });
    expect([1, 2, 3, 4].map((id) => chain[id].status)).toEqual([201, 201, 429, 424]);
    expect(Number(chain[3].headers['Retry-After'])).toBeGreaterThan(0);
    expect(chain[3].headers['RateLimit-Remaining']).toBe('0');
    expect(chain[3].body.error.code).toBe('activityLimitReached');
  });

  it('fails single requests, with a timeout instead of a dropped connection', async () => {
    await graph.control('POST', '/faults', {
      method: 'POST',
      path: '/items',
      status: 503,
      when: 'after',
      retryAfter: 2,
    });
    const after = await answers([create('1', 'm'), get('2', path)]);
    expect([after[1].status, after[1].headers['Retry-After'], after[2].status]).toEqual([503, '2', 200]);
    expect((await answers([create('1', 'm')]))[1].status).toBe(400);
    for (const when of ['before', 'after']) {
      await graph.control('POST', '/faults', { method: 'POST', path: '/items', drop: true, when });
      expect((await answers([create('1', `n-${when}`)]))[1].status).toBe(504);
    }
    expect((await answers([create('1', 'n-before')]))[1].status).toBe(201);
    expect((await answers([create('1', 'n-after')]))[1].status).toBe(400);
  });
});
