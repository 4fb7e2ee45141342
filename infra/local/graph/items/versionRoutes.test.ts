import { type GraphUnderTest, graphUnderTest } from '../testing/graphUnderTest.ts';

let graph: GraphUnderTest;
let path: string;
let now = new Date('2026-03-04T05:06:07Z');
const columns = [
  { name: 'Key', text: {}, indexed: true, enforceUniqueValues: true },
  { name: 'Count', number: {} },
];
beforeAll(async () => {
  graph = await graphUnderTest(() => now);
  path = await graph.list(columns);
});
afterAll(() => graph.close());

/** Creates an item and writes it once per given set of fields. */
const written = async (first: object, ...more: readonly object[]): Promise<string> => {
  const { body } = await graph.api('POST', `${path}/items`, { fields: first });
  const item = `${path}/items/${body.id}`;
  for (const fields of more) {
    now = new Date(now.getTime() + 60_000);
    await graph.api('PATCH', `${item}/fields`, fields);
  }
  return item;
};
const idsOf = async (item: string) =>
  (await graph.api('GET', `${item}/versions`)).body.value.map((one: { id: string }) => one.id);

it('lists versions, newest first, including the current one (listitem-list-versions)', async () => {
  const item = await written({ Count: 1 }, { Count: 2 }, { Title: 'x' });
  const { status, body } = await graph.api('GET', `${item}/versions`);
  expect([status, body.value.map((one: { id: string }) => one.id)]).toEqual([200, ['3.0', '2.0', '1.0']]);
  expect(body.value[0]).toEqual({
    id: '3.0',
    lastModifiedBy: expect.objectContaining({ application: expect.objectContaining({ displayName: 'Full control' }) }),
    lastModifiedDateTime: now.toISOString().replace('.000', ''),
  });
  const expanded = await graph.api('GET', `${item}/versions?$expand=fields($select=Count)&$select=id`);
  expect(expanded.body.value.map((one: { fields: { Count: number } }) => one.fields.Count)).toEqual([2, 2, 1]);
});

it('returns a version with its fields (listitemversion-get)', async () => {
  const item = await written({ Count: 1, Title: 'old' }, { Count: 2, Title: null });
  expect((await graph.api('GET', `${item}/versions/1.0`)).body).not.toHaveProperty('fields');
  const { body } = await graph.api('GET', `${item}/versions/1.0?expand=fields`);
  expect(body).toMatchObject({ id: '1.0', fields: { Count: 1, Title: 'old', _UIVersionString: '1.0' } });
  expect((await graph.api('GET', `${item}/versions/2.0/fields`)).body).toMatchObject({ Count: 2 });
  expect((await graph.api('GET', `${item}/versions/2.0/fields?$select=Title`)).body).not.toHaveProperty('Title');
});

it('restores a version as a new one and keeps all others (listitemversion-restore)', async () => {
  const item = await written({ Count: 1, Title: 'old' }, { Count: 2, Title: null }, { Count: 3 });
  const restored = await graph.api('POST', `${item}/versions/1.0/restoreVersion`);
  expect([restored.status, restored.text]).toEqual([204, '']);
  expect((await graph.api('GET', `${item}/fields`)).body).toMatchObject({
    Count: 1,
    Title: 'old',
    _UIVersionString: '4.0',
  });
  await graph.api('POST', `${item}/versions/2.0/restoreVersion`);
  expect((await graph.api('GET', `${item}/fields`)).body).not.toHaveProperty('Title');
  expect(await idsOf(item)).toEqual(['5.0', '4.0', '3.0', '2.0', '1.0']);
});

it('enforces the unique constraint and updates the index when restoring', async () => {
  const item = await written({ Key: 'A' }, { Key: 'B' });
  const other = await written({ Key: 'a' });
  expect((await graph.api('POST', `${item}/versions/1.0/restoreVersion`)).status).toBe(400);
  expect(await idsOf(item)).toEqual(['2.0', '1.0']);
  await graph.api('DELETE', other);
  expect((await graph.api('POST', `${item}/versions/1.0/restoreVersion`)).status).toBe(204);
  const found = await graph.api('GET', `${path}/items?$filter=fields/Key eq 'A'`);
  expect(found.body.value).toHaveLength(1);
});

it('keeps 50 past versions (graph-lists 1.6)', async () => {
  const item = await written({ Count: 0 }, ...Array.from({ length: 52 }, (_, n) => ({ Count: n + 1 })));
  const ids = await idsOf(item);
  expect([ids.length, ids[0], ids.at(-1)]).toEqual([51, '53.0', '3.0']);
  expect((await graph.api('GET', `${item}/versions/2.0`)).status).toBe(404);
});

it.each(['/items/9999/versions', '/items/1/versions/9.0', '/items/1/versions/1', '/items/1/versions/x/fields'])(
  'answers 404 for %s',
  async (at) => expect((await graph.api('GET', `${path}${at}`)).status).toBe(404),
);

it('requires write access to restore (403), is metered, and does not support files: 501', async () => {
  const item = await written({ Count: 1 }, { Count: 2 });
  const reader = { authorization: `Bearer ${await graph.token('read')}` };
  expect((await graph.api('POST', `${item}/versions/1.0/restoreVersion`, undefined, reader)).status).toBe(403);
  await graph.control('DELETE', '/usage');
  await graph.api('GET', `${item}/versions`);
  await graph.api('GET', `${item}/versions/1.0`);
  await graph.api('POST', `${item}/versions/1.0/restoreVersion`);
  expect((await graph.control('GET', '/usage')).body.resourceUnits).toBe(5);
  const { drive, list } = await graph.library();
  await graph.bytes('PUT', `${drive}/root:/a.txt:/content`, 'x');
  expect((await graph.api('POST', `${list}/items/1/versions/1.0/restoreVersion`)).status).toBe(501);
});
