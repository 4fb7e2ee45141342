import { type GraphUnderTest, graphUnderTest, type Json } from '../testing/graphUnderTest.ts';

let graph: GraphUnderTest;
let path: string;
beforeAll(async () => {
  graph = await graphUnderTest();
});
afterAll(() => graph.close());
beforeEach(async () => {
  path = await graph.list([{ name: 'Key', text: {}, indexed: true, enforceUniqueValues: true }]);
});

const create = async (Key: string) => (await graph.api('POST', `${path}/items`, { fields: { Key } })).body.id;
const patch = (id: string, Key: string) => graph.api('PATCH', `${path}/items/${id}/fields`, { Key });
/** Reads all pages from a link on, and returns the delta link. */
const follow = async (from: string) => {
  const value: Json[] = [];
  let pages = 0;
  for (let next = from; ; ) {
    const { status, text, body } = await graph.api('GET', next);
    if (status !== 200) throw new Error(text);
    value.push(...body.value);
    pages += 1;
    if (body['@odata.deltaLink']) return { value, pages, link: graph.pathOf(body['@odata.deltaLink']) };
    next = graph.pathOf(body['@odata.nextLink']);
  }
};
const told = (value: readonly Json[]) =>
  value.map((one) => (one.deleted ? `-${one.id}` : `${one.id}:${one.fields.Key}`));
const all = () => `${path}/items/delta?$expand=fields($select=Key)`;

describe('items/delta (listitem-delta)', () => {
  it('returns everything in pages without a token, then only changes', async () => {
    for (const key of ['a', 'b', 'c', 'd', 'e']) await create(key);
    const first = await follow(`${all()}&$top=2`);
    expect([told(first.value), first.pages]).toEqual([['1:a', '2:b', '3:c', '4:d', '5:e'], 3]);
    expect(first.link).toMatch(/items\/delta\?.*token=/);
    expect((await follow(first.link)).value).toEqual([]);
    await patch('2', 'B');
    await create('f');
    expect(told((await follow(first.link)).value)).toEqual(['2:B', '6:f']);
  });

  it('returns the latest state instead of each change, and deletions as documented', async () => {
    const { link } = await follow(all());
    const id = await create('a');
    await patch(id, 'b');
    await patch(id, 'c');
    const gone = await create('x');
    await graph.api('DELETE', `${path}/items/${gone}`);
    const { value } = await follow(link);
    expect(told(value)).toEqual([`${id}:c`, `-${gone}`]);
    expect(value[1]).toMatchObject({
      id: gone,
      parentReference: { siteId: expect.any(String) },
      deleted: { state: 'deleted' },
    });
  });

  it('omits earlier deletions from a first enumeration, but not those during it', async () => {
    for (const key of ['a', 'b', 'c']) await create(key);
    await graph.api('DELETE', `${path}/items/1`);
    const { body } = await graph.api('GET', `${all()}&$top=1`);
    expect(told(body.value)).toEqual(['2:b']);
    await graph.api('DELETE', `${path}/items/2`);
    expect(told((await follow(graph.pathOf(body['@odata.nextLink']))).value)).toEqual(['3:c', '-2']);
  });

  it('starts empty with token=latest (delta-query-overview: SharePoint’s spelling)', async () => {
    await create('a');
    const { value, link } = await follow(`${all()}&token=latest`);
    expect(value).toEqual([]);
    await create('b');
    expect(told((await follow(link)).value)).toEqual(['2:b']);
  });

  it('keeps tokens valid across a restart', async () => {
    await create('a');
    const { link } = await follow(all());
    await create('b');
    await graph.restart();
    expect(told((await follow(link)).value)).toEqual(['2:b']);
  });

  it('answers 410 with a fresh start in Location once tokens have expired', async () => {
    await create('a');
    const { link } = await follow(all());
    await graph.control('POST', '/delta/expire');
    const { status, headers, body } = await graph.api('GET', link);
    expect([status, body.error.code]).toEqual([410, 'resyncChangesApplyDifferences']);
    const again = graph.pathOf(headers.get('location'));
    expect(told((await follow(`${again}&$expand=fields`)).value)).toEqual(['1:a']);
  });

  it('refuses a token that is malformed, tampered with or another list’s (recorded, graph-lists 4.1)', async () => {
    const { link } = await follow(all());
    const token = new URL(`http://x${link}`).searchParams.get('token') ?? '';
    const tampered = Buffer.from(Buffer.from(token, 'base64url').toString().replace(/\.0\./, '.1.')).toString(
      'base64url',
    );
    const other = await graph.list();
    for (const at of [
      `${path}/items/delta?token=x`,
      `${path}/items/delta?token=${tampered}`,
      `${other}/items/delta?token=${token}`,
    ]) {
      const { status, body } = await graph.api('GET', at);
      expect([status, body.error.message]).toEqual([400, 'Provided sync token is malformed']);
    }
  });

  it('does not support filters: 501', async () => {
    expect((await graph.api('GET', `${path}/items/delta?$filter=x`)).status).toBe(501);
  });
});

describe('lag (graph-lists 6.2: read-after-write is not promised)', () => {
  const lag = (fault: object) => graph.control('POST', '/faults', { lagMs: 60_000, ...fault });
  const filter = async (key: string) =>
    (await graph.api('GET', `${path}/items?$filter=fields/Key eq '${key}'`)).body.value.map(
      (one: { id: string }) => one.id,
    );
  afterEach(() => graph.control('DELETE', '/faults'));

  it('hides a lagging write from filters and delta, but not from reads by id or the unique constraint', async () => {
    const { link } = await follow(all());
    await lag({ method: 'POST', count: 1 });
    const id = await create('late');
    await create('later');
    expect([await filter('late'), await filter('later')]).toEqual([[], []]);
    expect((await follow(link)).value).toEqual([]);
    expect((await graph.api('GET', `${path}/items/${id}`)).status).toBe(200);
    expect((await graph.api('POST', `${path}/items`, { fields: { Key: 'LATE' } })).status).toBe(400);
  });

  it('lets filters find the state before a lagging change or deletion', async () => {
    const [changed, gone] = [await create('old'), await create('gone')];
    await lag({});
    await patch(changed, 'new');
    await graph.api('DELETE', `${path}/items/${gone}`);
    expect([await filter('old'), await filter('new'), await filter('gone')]).toEqual([[changed], [], [gone]]);
  });

  it('shows a lagging read the state before the lag began, and a later read the current state', async () => {
    const { link } = await follow(all());
    await create('a');
    await lag({ method: 'GET', count: 1 });
    await create('b');
    expect(told((await follow(link)).value)).toEqual(['1:a']);
    expect(told((await follow(link)).value)).toEqual(['1:a', '2:b']);
  });

  it('shows everything after the lag, without losing changes', async () => {
    const { link } = await follow(all());
    await graph.control('POST', '/faults', { lagMs: 300, method: 'POST' });
    await create('a');
    const early = await follow(link);
    expect(early.value).toEqual([]);
    let seen: readonly string[] = [];
    for (let from = early.link; seen.length === 0; ) {
      const next = await follow(from);
      seen = told(next.value);
      from = next.link;
    }
    expect(seen).toEqual(['1:a']);
  });
});
