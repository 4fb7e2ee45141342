import { type GraphUnderTest, graphUnderTest, sitePath } from '../testing/graphUnderTest.ts';

let graph: GraphUnderTest;
let path: string;
beforeAll(async () => {
  graph = await graphUnderTest();
});
afterAll(() => graph.close());
beforeEach(async () => {
  await graph.control('POST', '/reset');
  path = await graph.list(
    [
      { name: 'Key', text: {}, indexed: true, enforceUniqueValues: true },
      { name: 'Count', number: {} },
    ],
    'L',
  );
});

const create = (Key: string) => graph.api('POST', `${path}/items`, { fields: { Key } });
const count = async () => (await graph.api('GET', `${path}/items`)).body.value.length;

describe('faults', () => {
  it('fails the next requests before or after the write is applied', async () => {
    await graph.control('POST', '/faults', { method: 'post', path: '/items', status: 504, when: 'before' });
    expect((await create('a')).status).toBe(504);
    expect(await count()).toBe(0);
    await graph.control('POST', '/faults', {
      method: 'POST',
      path: '/ITEMS',
      status: 503,
      when: 'after',
      count: 2,
      retryAfter: 2,
    });
    const answer = await create('a');
    expect([answer.status, answer.headers.get('retry-after'), answer.body.error.code]).toEqual([
      503,
      '2',
      'serviceNotAvailable',
    ]);
    expect(await count()).toBe(1);
    expect((await create('b')).status).toBe(503);
    expect((await create('b')).status).toBe(400);
    expect(await count()).toBe(2);
  });

  it('can answer in HTML, which must not be parsed as JSON', async () => {
    await graph.control('POST', '/faults', { status: 502, when: 'after', body: '<html>Bad Gateway</html>' });
    const { status, text, headers } = await create('a');
    expect([status, text, headers.get('content-type')]).toEqual([
      502,
      '<html>Bad Gateway</html>',
      expect.stringContaining('text/html'),
    ]);
    expect(await count()).toBe(1);
  });

  it.each([
    ['before', 0],
    ['after', 1],
  ])('drops the connection %s the write', async (when, applied) => {
    await graph.control('POST', '/faults', { method: 'POST', drop: true, when });
    await expect(create('a')).rejects.toThrow();
    expect(await count()).toBe(applied);
  });

  it('delays requests, and combines a delay with a failure', async () => {
    await graph.control('POST', '/faults', { delayMs: 60 });
    await graph.control('POST', '/faults', { status: 423 });
    const start = performance.now();
    expect((await create('a')).status).toBe(423);
    expect((await create('a')).status).toBe(201);
    expect(performance.now() - start).toBeGreaterThan(110);
  });

  it('applies a delayed write even after the client has disconnected', async () => {
    await graph.control('POST', '/faults', { method: 'POST', delayMs: 100, count: 1 });
    const headers = { authorization: `Bearer ${await graph.token('full')}`, 'content-type': 'application/json' };
    const init = { method: 'POST', headers, body: '{"fields":{"Key":"a"}}', signal: AbortSignal.timeout(30) };
    await expect(fetch(`${graph.url()}/v1.0${path}/items`, init)).rejects.toThrow();
    while ((await count()) === 0);
    expect(await count()).toBe(1);
  });

  it('clears faults and refuses one without an effect', async () => {
    await graph.control('POST', '/faults', { status: 500, count: 100 });
    expect((await create('a')).status).toBe(500);
    await graph.control('DELETE', '/faults');
    expect((await create('a')).status).toBe(201);
    for (const body of [{}, { status: 200 }, { other: 1 }, { count: 0, status: 500 }]) {
      expect((await graph.control('POST', '/faults', body)).status).toBe(400);
    }
  });
});

describe('resource units (SPD throttling page, 2025)', () => {
  it('charges 1 for one item or delta with a token, 2 for several items or a write, and nothing for the directory', async () => {
    await create('a');
    await graph.control('DELETE', '/usage');
    await graph.api('GET', `${path}/items/1`);
    await graph.api('GET', `${path}/items`);
    await graph.api('GET', `${path}/items/delta`);
    await graph.api('GET', `${path}/items/delta?token=latest`);
    await graph.api('PATCH', `${path}/items/1/fields`, { Count: 1 });
    await graph.api('GET', '/users/sam@contoso.example');
    const { body } = await graph.control('GET', '/usage');
    expect(body).toMatchObject({ requests: 6, resourceUnits: 8 });
    expect(body.byRoute).toMatchObject({ 'GET /sites/{site}/lists/{list}/items/delta': 2, 'GET /users/{id}': 1 });
  });

  it('warns from 80 %, throttles with Retry-After, and resets the window when the limit changes', async () => {
    await graph.control('POST', '/limits', { resourceUnitsPerMinute: 10 });
    const answers = [];
    for (let n = 0; n < 6; n += 1) answers.push(await create(String(n)));
    expect(answers.map((one) => one.status)).toEqual([201, 201, 201, 201, 201, 429]);
    expect(answers.map((one) => one.headers.get('ratelimit-remaining'))).toEqual([null, null, null, '2', '0', '0']);
    const [refused] = answers.slice(-1);
    const { code, message, innerError } = refused?.body.error ?? {};
    expect([code, message]).toEqual(['activityLimitReached', 'The request has been throttled']);
    expect(innerError).toMatchObject({ code: 'throttledRequest', innerError: { code: 'quota' } });
    expect(Number(refused?.headers.get('retry-after'))).toBeGreaterThan(0);
    await graph.control('POST', '/limits', { resourceUnitsPerMinute: 10 });
    expect((await create('again')).status).toBe(201);
  });
});

describe('other control endpoints', () => {
  it('returns the facts about the tenant', async () => {
    const { body } = await graph.control('GET', '/info');
    expect(body).toMatchObject({
      hostname: 'contoso.sharepoint.com',
      sitePath: '/sites/isms',
      siteId: sitePath.replace('/sites/', ''),
    });
    expect(body.users[0]).toEqual({
      id: expect.any(String),
      userPrincipalName: 'sam@contoso.example',
      displayName: 'Sam Carter',
      lookupId: expect.any(Number),
      groups: [],
    });
    const known = body.groups.map((one: { id: string }) => one.id);
    for (const user of body.users) expect(known).toEqual(expect.arrayContaining(user.groups));
  });

  it('seeds many items numbered by {n}, with the usual validation', async () => {
    const listId = path.split('/').at(-1);
    const fields = { Title: 'Item {n} of {n}', Key: 'k{n}', Count: '{n}' };
    expect((await graph.control('POST', '/items', { listId, count: 300, fields })).body).toEqual({ count: 300 });
    const { body } = await graph.api(
      'GET',
      `${path}/items?$filter=fields/Key eq 'K7'&$expand=fields($select=Title,Count)`,
    );
    expect(body.value[0].fields).toMatchObject({ Title: 'Item 7 of 7', Count: 7 });
    expect((await graph.control('POST', '/items', { listId, count: 2, fields })).status).toBe(400);
    expect((await graph.control('POST', '/items', { listId: 'none', count: 2, fields })).status).toBe(404);
  });

  it('resets to the seed', async () => {
    await create('a');
    await graph.control('POST', '/faults', { status: 500, count: 100 });
    await graph.control('POST', '/limits', { resourceUnitsPerMinute: 1 });
    await graph.control('POST', '/reset');
    expect((await graph.control('GET', '/usage')).body).toEqual({ requests: 0, resourceUnits: 0, byRoute: {} });
    expect((await graph.api('GET', `${sitePath}/lists`)).body.value).toEqual([]);
    expect((await graph.api('GET', `${path}/items/1`)).status).toBe(404);
  });

  it.each([
    ['POST', '/token', { access: 'other' }, 400],
    ['POST', '/limits', { resourceUnitsPerMinute: -1 }, 400],
    ['POST', '/limits', undefined, 400],
    ['POST', '/items', { count: 1 }, 400],
    ['GET', '/nothing', undefined, 404],
  ])('refuses %s %s %j with a JSON error', async (method, at, body, status) => {
    const answer = await graph.control(method, at, body);
    expect([answer.status, typeof answer.body.error.message]).toEqual([status, 'string']);
  });
});
