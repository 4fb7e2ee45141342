import { type GraphUnderTest, graphUnderTest } from '../testing/graphUnderTest.ts';

let graph: GraphUnderTest;
let path: string;
const columns = [
  { name: 'Key', text: {}, indexed: true, enforceUniqueValues: true },
  { name: 'Short', text: { maxLength: 10 } },
  { name: 'Long', text: { allowMultipleLines: true } },
  { name: 'Quantity', number: {} },
  { name: 'Done', boolean: {} },
  { name: 'When', dateTime: {} },
  { name: 'Day', dateTime: { format: 'dateOnly' } },
  { name: 'Colour', choice: { choices: ['Red', 'Green'] } },
  { name: 'Tags', choice: { choices: ['a', 'b'], displayAs: 'checkBoxes' } },
  { name: 'Owner', personOrGroup: {} },
  { name: 'Approvers', personOrGroup: { allowMultipleSelection: true } },
  { name: 'Link', hyperlinkOrPicture: {} },
];
beforeAll(async () => {
  graph = await graphUnderTest(() => new Date('2026-03-04T05:06:07.890Z'));
  path = await graph.list(columns);
});
afterAll(() => graph.close());

const create = (fields: object) => graph.api('POST', `${path}/items`, { fields });
const read = async (id: string) => (await graph.api('GET', `${path}/items/${id}?$expand=fields`)).body;

describe('creating (listitem-create)', () => {
  it('answers 201 with the item as recorded: string id, quoted eTag, the application as author', async () => {
    const { status, body } = await create({ Title: 'Widget', Quantity: 32 });
    expect(status).toBe(201);
    expect(body).toMatchObject({
      id: expect.stringMatching(/^\d+$/),
      eTag: expect.stringMatching(/^"[0-9a-f-]{36},1"$/),
      createdDateTime: '2026-03-04T05:06:07Z',
      createdBy: { application: { displayName: 'Full control' }, user: { displayName: 'SharePoint App' } },
      contentType: { name: 'Item' },
      webUrl: expect.stringMatching(/^https:\/\/contoso\.sharepoint\.com\/sites\/isms\/Lists\/.*_\.000$/),
    });
    expect(body.fields).toMatchObject({
      Title: 'Widget',
      LinkTitle: 'Widget',
      Quantity: 32,
      id: body.id,
      _UIVersionString: '1.0',
    });
    expect(body.fields['@odata.etag']).toBe(body.eTag);
  });

  it('omits fields without a value, and does not enforce required (PnP-JS-Core#376)', async () => {
    const { body } = await create({ Short: '', Long: null });
    expect(body.fields).not.toHaveProperty('Short');
    expect(body.fields).not.toHaveProperty('Long');
    expect(body.fields).not.toHaveProperty('Title');
  });

  it('stores dates in whole seconds of UTC, and date-only values as midnight in the site’s time zone (graph-lists 1.5)', async () => {
    const { body } = await create({ When: '2026-01-02T03:04:05.678+01:00', Day: '2026-07-01T12:00:00Z' });
    expect(body.fields).toMatchObject({ When: '2026-01-02T02:04:05Z', Day: '2026-06-30T22:00:00Z' });
  });

  it('writes people by LookupId as text or number, and returns the name if selected (fieldvalueset)', async () => {
    const typed = { 'ApproversLookupId@odata.type': 'Collection(Edm.Int32)', ApproversLookupId: [12, 13] };
    const { body } = await create({ OwnerLookupId: '11', ...typed });
    expect(body.fields).toMatchObject({
      OwnerLookupId: '11',
      Approvers: [{ LookupId: 12, LookupValue: 'Inès Moreau' }, { LookupId: 13 }],
    });
    const selected = await graph.api('GET', `${path}/items/${body.id}?expand=fields(select=Owner,OwnerLookupId)`);
    expect(selected.body.fields).toEqual({ '@odata.etag': body.eTag, Owner: 'Sam Carter', OwnerLookupId: '11' });
    const cleared = { 'ApproversLookupId@odata.type': 'Collection(Edm.String)', ApproversLookupId: [] };
    expect((await graph.api('PATCH', `${path}/items/${body.id}/fields`, cleared)).body).not.toHaveProperty('Approvers');
  });

  it('writes several choices with their annotation, even undefined ones (LEARN answers 813838)', async () => {
    const { body } = await create({ 'Tags@odata.type': 'Collection(Edm.String)', Tags: ['a', 'b'], Colour: 'Mauve' });
    expect(body.fields).toMatchObject({ Tags: ['a', 'b'], Colour: 'Mauve' });
  });

  it.each([
    ['an unknown field (microsoft-graph-docs#2609)', { Nothing: 'x' }, "Field 'Nothing' is not recognized"],
    ['several choices without annotation (docs-contrib#8971)', { Tags: ['a'] }, 'General exception while processing'],
    [
      'a person as an object (microsoft-graph-docs#6334)',
      { Owner: { id: 'x' } },
      /^A value without a type name was found/,
    ],
    ['a hyperlink (msgraph-sdk-dotnet#2957)', { Link: { Url: 'https://x' } }, 'Invalid request'],
    ['an unknown person', { OwnerLookupId: 999 }, /user could not be found/],
    ['a text longer than the column allows', { Short: 'x'.repeat(11) }, /longer than 10/],
    ['more than 255 characters in a single line (container-metadata)', { Title: 'x'.repeat(256) }, /longer than 255/],
    [
      'more than 63,999 in several lines (support.microsoft.com: list and library column types)',
      { Long: 'x'.repeat(64_000) },
      /longer than 63999/,
    ],
    ['a control character', { Long: 'a\u000bb' }, /hexadecimal value 0x0B/],
    ['half a surrogate pair', { Long: 'a\ud800b' }, /invalid character/],
    ['a number for a text', { Short: 5 }, /wrong type/],
    ['a text for a number', { Quantity: '5' }, /wrong type/],
    ['a day that does not exist', { When: '2026-02-30' }, /not a valid date/],
    ['words for a date', { When: 'tomorrow' }, /not a valid date/],
  ])('refuses %s', async (_what, fields, message) => {
    const { status, body } = await create(fields);
    expect([status, body.error.code]).toEqual([400, 'invalidRequest']);
    expect(body.error.message).toEqual(typeof message === 'string' ? message : expect.stringMatching(message));
  });

  it('refuses a column with the name of a person column’s id (microsoft-graph-docs#19901)', async () => {
    const clash = await graph.list([
      { name: 'Guard', personOrGroup: {} },
      { name: 'GuardId', text: {} },
    ]);
    const { status, body } = await graph.api('POST', `${clash}/items`, { fields: { GuardId: 'x' } });
    expect([status, body.error.message]).toEqual([400, 'General exception while processing']);
    expect((await graph.api('POST', `${clash}/items`, { fields: { GuardLookupId: 11 } })).status).toBe(201);
  });

  it('accepts 63,999 characters, tabs, line breaks and emoji', async () => {
    const Long = `\t\r\n😀${'x'.repeat(63_994)}`;
    const { body } = await create({ Long });
    expect((await read(body.id)).fields.Long).toBe(Long);
  });

  it.each([{}, { fields: [] }, [], 'text', null])('refuses the body %j', async (body) => {
    expect((await graph.api('POST', `${path}/items`, body)).status).toBe(400);
  });

  it('refuses a body that is not JSON', async () => {
    const headers = { authorization: `Bearer ${await graph.token('full')}`, 'content-type': 'application/json' };
    const answer = await fetch(`${graph.url()}/v1.0${path}/items`, { method: 'POST', headers, body: '{"fields":' });
    expect([answer.status, (await answer.json()).error.code]).toEqual([400, 'BadRequest']);
  });

  it('does not support writing other item properties or SharePoint’s own fields: 501', async () => {
    expect((await graph.api('POST', `${path}/items`, { fields: {}, contentType: {} })).status).toBe(501);
    expect((await create({ Created: '2020-01-01' })).status).toBe(501);
  });
});

describe('the unique constraint (SPDuplicateValuesFound)', () => {
  it('refuses an existing value, ignoring case, on POST and PATCH, but lets an item keep its own', async () => {
    const first = (await create({ Key: 'NC-É/0001' })).body;
    const second = (await create({ Key: 'NC-É/0002' })).body;
    expect((await create({ Key: 'nc-é/0001' })).status).toBe(400);
    expect((await graph.api('PATCH', `${path}/items/${second.id}/fields`, { Key: 'NC-É/0001' })).status).toBe(400);
    expect((await graph.api('PATCH', `${path}/items/${first.id}/fields`, { Key: 'nc-é/0001' })).status).toBe(200);
    expect((await read(second.id)).fields.Key).toBe('NC-É/0002');
  });

  it('allows several rows without a value, frees a cleared or deleted value, and never reuses an id', async () => {
    await create({});
    await create({});
    const first = (await create({ Key: 'free' })).body;
    await graph.api('PATCH', `${path}/items/${first.id}/fields`, { Key: null });
    const second = (await create({ Key: 'free' })).body;
    await graph.api('DELETE', `${path}/items/${second.id}`);
    const third = (await create({ Key: 'free' })).body;
    expect(Number(third.id)).toBeGreaterThan(Number(second.id));
  });

  it('accepts exactly one of twenty concurrent writes', async () => {
    const answers = await Promise.all(Array.from({ length: 20 }, () => create({ Key: 'race' })));
    expect(answers.filter((one) => one.status === 201)).toHaveLength(1);
  });
});

describe('reading (listitem-get)', () => {
  it('returns fields only if expanded, only fields under /fields, and selected ones with $select', async () => {
    const { body } = await create({ Title: 'x', Quantity: 1 });
    expect((await graph.api('GET', `${path}/items/${body.id}`)).body).not.toHaveProperty('fields');
    expect((await graph.api('GET', `${path}/items/${body.id}/fields`)).body).toMatchObject({ Title: 'x', Quantity: 1 });
    const selected = await graph.api('GET', `${path}/items/${body.id}?$select=id&$expand=fields($select=Title)`);
    const { '@odata.context': _, 'fields@odata.context': __, ...rest } = selected.body;
    expect(rest).toEqual({ '@odata.etag': body.eTag, id: body.id, fields: { '@odata.etag': body.eTag, Title: 'x' } });
  });

  it.each(['999999', 'abc', '0'])('answers 404 for item %s', async (id) => {
    const answer = await graph.api('GET', `${path}/items/${id}`);
    expect([answer.status, answer.body.error.code]).toEqual([404, 'itemNotFound']);
  });

  it('allows at most 12 person columns in one query (fieldvalueset)', async () => {
    const names = Array.from({ length: 13 }, (_, n) => `Guard${n}`);
    const many = await graph.list(names.map((name) => ({ name, personOrGroup: {} })));
    const { body } = await graph.api('POST', `${many}/items`, { fields: {} });
    const select = (of: readonly string[]) =>
      graph.api('GET', `${many}/items/${body.id}?$expand=fields($select=${of.join(',')})`);
    expect((await select(names.slice(1))).status).toBe(200);
    const refused = await select(names);
    expect([refused.status, refused.body.error.code]).toEqual([400, 'invalidRequest']);
    expect(refused.body.error.message).toContain('exceeds the lookup column threshold');
  });

  it.each(['?$expand=fields($select=Nothing)', '?$select=nothing'])('refuses %s', async (query) => {
    expect((await graph.api('GET', `${path}/items/1${query}`)).status).toBe(400);
  });

  it.each(['/items/1?$expand=driveItem', '/items/1?$search=x', '/items/1/activities'])(
    'does not do %s: 501',
    async (query) => {
      const answer = await graph.api('GET', `${path}${query}`);
      expect([answer.status, answer.body.error.code]).toEqual([501, 'notImplemented']);
    },
  );
});

describe('If-Match (listitem-update, listitem-delete: 412)', () => {
  const writes = [
    ['PATCH', '/fields', { Quantity: 7 }],
    ['PATCH', '', { fields: { Quantity: 7 } }],
    ['DELETE', '', undefined],
  ] as const;

  it.each(writes)('%s item%s refuses a stale eTag, and accepts the current one and *', async (method, rest, body) => {
    const before = (await create({ Quantity: 1 })).body;
    const after = (await graph.api('PATCH', `${path}/items/${before.id}/fields`, { Quantity: 2 })).body;
    expect(after['@odata.etag']).toBe(before.eTag.replace(',1"', ',2"'));
    const send = (eTag: string) => graph.api(method, `${path}/items/${before.id}${rest}`, body, { 'if-match': eTag });
    const stale = await send(before.eTag);
    expect([stale.status, stale.body.error.message]).toEqual([412, "ETag does not match current item's value"]);
    expect((await read(before.id)).fields.Quantity).toBe(2);
    const malformed = await send('unquoted');
    expect([malformed.status, malformed.body.error.innerError.code]).toEqual([400, 'malformedEntityTag']);
    expect((await send(after['@odata.etag'])).status).toBe(method === 'DELETE' ? 204 : 200);
    if (method !== 'DELETE') expect((await send('*')).status).toBe(200);
  });

  it('creates one version per PATCH, even without changes (microsoft-graph-docs#4909)', async () => {
    const { body } = await create({ Quantity: 1 });
    const again = await graph.api('PATCH', `${path}/items/${body.id}/fields`, { Quantity: 1 });
    expect(again.body).toMatchObject({ _UIVersionString: '2.0' });
  });

  it('answers 404 for a deleted item', async () => {
    const { body } = await create({});
    expect((await graph.api('DELETE', `${path}/items/${body.id}`)).status).toBe(204);
    for (const [method, rest, sent] of writes) {
      expect((await graph.api(method, `${path}/items/${body.id}${rest}`, sent)).status).toBe(404);
    }
  });
});
