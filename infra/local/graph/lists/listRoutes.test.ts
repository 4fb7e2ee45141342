import { type GraphUnderTest, graphUnderTest, sitePath } from '../testing/graphUnderTest.ts';

let graph: GraphUnderTest;
beforeAll(async () => {
  graph = await graphUnderTest();
});
afterAll(() => graph.close());

describe('sites (site-getbypath, site-get)', () => {
  it.each([sitePath, '/sites/contoso.sharepoint.com:/sites/isms', '/sites/contoso.sharepoint.com:/sites/ISMS/'])(
    'finds %s',
    async (path) => {
      const { status, body } = await graph.api('GET', path);
      expect([status, body.displayName, body.webUrl]).toEqual([
        200,
        'ISMS',
        'https://contoso.sharepoint.com/sites/isms',
      ]);
      expect(body.id).toBe(sitePath.replace('/sites/', ''));
    },
  );

  it('accepts a path after a second colon', async () => {
    const list = await graph.list([], 'By path');
    const { body } = await graph.api('GET', '/sites/contoso.sharepoint.com:/sites/isms:/lists/By%20path');
    expect(`${sitePath}/lists/${body.id}`).toBe(list);
  });

  it('returns the root site', async () => {
    const { body } = await graph.api('GET', '/sites/root');
    expect(body).toMatchObject({ root: {}, siteCollection: { hostname: 'contoso.sharepoint.com' } });
    expect((await graph.api('GET', '/sites/contoso.sharepoint.com')).body.id).toBe(body.id);
  });

  it.each([
    ['/sites/other.sharepoint.com:/sites/isms', 400, 'invalidRequest', 'Invalid hostname for this tenancy'],
    ['/sites/contoso.sharepoint.com:/sites/none', 404, 'itemNotFound', 'Requested site could not be found'],
    ['/sites/contoso.sharepoint.com,1,2', 404, 'itemNotFound', 'Requested site could not be found'],
  ])('refuses %s (recorded: OpenFn 2023, cli-microsoft365)', async (path, status, code, message) => {
    const answer = await graph.api('GET', path);
    expect([answer.status, answer.body.error.code, answer.body.error.message]).toEqual([status, code, message]);
  });
});

describe('lists (list-create, list-get, list-list)', () => {
  it('creates one with Title and the given columns, and finds it by id and by title', async () => {
    const path = await graph.list([{ name: 'PageCount', number: {} }], 'Books');
    const byTitle = await graph.api('GET', `${sitePath}/lists/books?$expand=columns`);
    expect(byTitle.body.columns.map((one: { name: string }) => one.name)).toEqual(
      expect.arrayContaining(['Title', 'PageCount', 'Created']),
    );
    const { body } = await graph.api('GET', path);
    expect(body).toMatchObject({ displayName: 'Books', list: { template: 'genericList', hidden: false } });
    expect(body.eTag).toBe(`"${body.id},1"`);
    expect(body['@odata.etag']).toBe(body.eTag);
  });

  it('refuses a name in the body (onedrive-api-docs#645)', async () => {
    const answer = await graph.api('POST', `${sitePath}/lists`, { name: 'x', displayName: 'x' });
    expect(answer.status).toBe(400);
    expect(answer.body.error.message).toMatch(/^Cannot define a 'name' for a list/);
  });

  it('refuses a title that is taken, ignoring case (errors.md: 409 nameAlreadyExists)', async () => {
    await graph.list([], 'Twice');
    const answer = await graph.api('POST', `${sitePath}/lists`, { displayName: 'TWICE' });
    expect([answer.status, answer.body.error.code]).toEqual([409, 'nameAlreadyExists']);
  });

  it('filters by displayName only (microsoft-graph-docs#9836)', async () => {
    await graph.list([], "O'Brien");
    const found = await graph.api('GET', `${sitePath}/lists?$filter=displayName eq 'O''Brien'`);
    expect(found.body.value.map((one: { displayName: string }) => one.displayName)).toEqual(["O'Brien"]);
    const refused = await graph.api('GET', `${sitePath}/lists?$filter=name eq 'x'`);
    expect([refused.status, refused.body.error.message]).toEqual([
      400,
      'The provided filter statement is not supported',
    ]);
  });

  it('omits hidden lists unless system is selected (list-list)', async () => {
    const titles = async (query: string) =>
      (await graph.api('GET', `${sitePath}/lists${query}`)).body.value.map(
        (one: { displayName: string }) => one.displayName,
      );
    expect(await titles('')).not.toContain('User Information List');
    expect(await titles('?$select=displayName,system')).toContain('User Information List');
  });

  it('does not support other templates, PATCH or DELETE: 501', async () => {
    const path = await graph.list();
    const body = { displayName: 'Tasks', list: { template: 'tasks' } };
    expect((await graph.api('POST', `${sitePath}/lists`, body)).status).toBe(501);
    expect((await graph.api('PATCH', path, { displayName: 'y' })).status).toBe(501);
    expect((await graph.api('DELETE', path)).body.error.code).toBe('notImplemented');
  });

  it('lists people with their LookupId in the User Information List (LEARN answers 1700529)', async () => {
    const { body: info } = await graph.control('GET', '/info');
    const { body } = await graph.api('GET', `${sitePath}/lists?$filter=displayName eq 'User Information List'`);
    const path = `${sitePath}/lists/${body.value[0].id}/items/${info.users[0].lookupId}?$expand=fields`;
    expect((await graph.api('GET', path)).body.fields.Title).toBe(info.users[0].displayName);
  });
});

describe('columns (list-post-columns, columndefinition)', () => {
  const add = (path: string, body: object) => graph.api('POST', `${path}/columns`, body);

  it('adds a column and answers 201 with the definition', async () => {
    const path = await graph.list();
    const { status, body } = await add(path, {
      name: 'Reference',
      description: 'test',
      text: {},
      indexed: true,
      enforceUniqueValues: true,
    });
    expect(status).toBe(201);
    expect(body).toMatchObject({
      name: 'Reference',
      displayName: 'Reference',
      description: 'test',
      indexed: true,
      enforceUniqueValues: true,
      hidden: false,
      text: { allowMultipleLines: false, appendChangesToExistingText: false, linesForEditing: 0, maxLength: 255 },
    });
    const changed = await graph.api('PATCH', `${path}/columns/${body.id}`, { displayName: 'Référence' });
    expect([changed.status, changed.body.name, changed.body.displayName]).toEqual([200, 'Reference', 'Référence']);
  });

  it.each([
    ['no type', { name: 'Some' }],
    ['two types (columndefinition: "mutually exclusive")', { name: 'Some', text: {}, number: {} }],
    ['a space', { name: 'Some thing', text: {} }],
    ['an exclamation mark', { name: 'Some!', text: {} }],
    ['a leading digit', { name: '1st', text: {} }],
    ['a leading underscore (microsoft-graph-docs#2609)', { name: '_x', text: {} }],
    ['a cell reference (container-metadata)', { name: 'AB12', text: {} }],
    ['a reserved name (container-metadata)', { name: 'description', text: {} }],
    ['maxLength over 255 (container-metadata)', { name: 'Some', text: { maxLength: 256 } }],
    ['unique without an index (graph-lists 1.3)', { name: 'Some', text: {}, enforceUniqueValues: true }],
    ['an index on multi-line text', { name: 'Some', text: { allowMultipleLines: true }, indexed: true }],
    ['an index on multiple choices', { name: 'Some', choice: { displayAs: 'checkBoxes' }, indexed: true }],
  ])('refuses %s', async (_what, column) => {
    const { status, body } = await add(await graph.list(), column);
    expect([status, body.error.code]).toEqual([400, 'invalidRequest']);
  });

  it.each([
    { name: 'Some', lookup: {} },
    { name: 'Some', text: { textType: 'richText' } },
    { name: 'Some', text: {}, defaultValue: { value: 'x' } },
  ])('does not support %j: 501', async (column) => expect((await add(await graph.list(), column)).status).toBe(501));

  it('refuses a name that is taken, ignoring case, even by a system column', async () => {
    const path = await graph.list([{ name: 'Reference', text: {} }]);
    expect((await add(path, { name: 'REFERENCE', text: {} })).status).toBe(409);
    expect((await add(path, { name: 'Modified', text: {} })).status).toBe(409);
  });

  it('accepts at most 20 indexes (graph-lists 2.3)', async () => {
    const columns = Array.from({ length: 20 }, (_, n) => ({ name: `Indexed${n}`, text: {}, indexed: true }));
    const path = await graph.list(columns);
    expect((await add(path, { name: 'Another', text: {}, indexed: true })).status).toBe(400);
    expect((await add(path, { name: 'Another', text: {} })).status).toBe(201);
  });

  it('indexes existing items, detects duplicates, and refuses to index more than 5,000 items', async () => {
    const path = await graph.list([{ name: 'Key', text: {} }]);
    const listId = path.split('/').at(-1);
    for (const Key of ['same', 'SAME']) await graph.api('POST', `${path}/items`, { fields: { Key } });
    const { body } = await graph.api('GET', `${path}/columns`);
    const column = `${path}/columns/${body.value.find((one: { name: string }) => one.name === 'Key').id}`;
    expect((await graph.api('PATCH', column, { indexed: true, enforceUniqueValues: true })).status).toBe(400);
    expect((await graph.api('PATCH', column, { indexed: true })).status).toBe(200);
    expect((await graph.api('GET', `${path}/items?$filter=fields/Key eq 'same'`)).body.value).toHaveLength(2);
    await graph.api('PATCH', column, { indexed: false });
    await graph.control('POST', '/items', { listId, count: 5000, fields: { Key: '{n}' } });
    expect((await graph.api('PATCH', column, { indexed: true })).body.error.innerError.code).toBe('tooManyResources');
  });
});
