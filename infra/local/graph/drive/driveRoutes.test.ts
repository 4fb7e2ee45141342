import { type GraphUnderTest, graphUnderTest, sitePath } from '../testing/graphUnderTest.ts';

let graph: GraphUnderTest;
let drive: string;
let list: string;
beforeAll(async () => {
  graph = await graphUnderTest(() => new Date('2026-03-04T05:06:07.890Z'));
  ({ drive, list } = await graph.library([{ name: 'Reference', text: {}, indexed: true }], 'Evidence'));
});
afterAll(() => graph.close());

const folder = async (name: string, parent = 'root', more: object = {}) =>
  graph.api('POST', `${drive}/items/${parent}/children`, { name, folder: {}, ...more });
const put = (path: string, text = 'x') => graph.bytes('PUT', `${drive}/root:/${path}:/content`, text);

describe('libraries as drives (drive-list, drive-get)', () => {
  it('returns the drive of a library by list and by id, and all drives of the site', async () => {
    const { status, body } = await graph.api('GET', `${list}/drive`);
    expect([status, body.name, body.driveType]).toEqual([200, 'Evidence', 'documentLibrary']);
    expect(body.id).toMatch(/^b![\w-]{64}$/);
    expect(body.webUrl).toBe('https://contoso.sharepoint.com/sites/isms/Evidence');
    expect(body.quota).toMatchObject({ state: 'normal', used: expect.any(Number) });
    expect((await graph.api('GET', `/drives/${body.id}`)).body.name).toBe('Evidence');
    const all = await graph.api('GET', `${sitePath}/drives?$select=id,name`);
    expect(all.body.value).toEqual([{ id: body.id, name: 'Evidence' }]);
  });

  it('refuses a generic list, a malformed id (onedrive-api-docs#1416) and a missing library', async () => {
    expect((await graph.api('GET', `${await graph.list()}/drive`)).status).toBe(404);
    const malformed = await graph.api('GET', '/drives/b!none');
    expect([malformed.status, malformed.body.error.message]).toEqual([
      400,
      'The provided drive id appears to be malformed, or does not represent a valid drive.',
    ]);
    expect((await graph.api('GET', `${sitePath}/drive`)).status).toBe(404);
    await graph.library([], 'Documents');
    expect((await graph.api('GET', `${sitePath}/drive`)).body.name).toBe('Documents');
  });

  it('returns the template and the columns of a library (list-create)', async () => {
    const { body } = await graph.api('GET', `${list}?$expand=columns`);
    expect(body.list.template).toBe('documentLibrary');
    expect(body.columns.map((one: { name: string }) => one.name)).toEqual(
      expect.arrayContaining(['Title', 'Reference', 'FileLeafRef']),
    );
    expect((await graph.api('POST', `${list}/columns`, { name: 'FileLeafRef', text: {} })).status).toBe(409);
  });

  it('requires the same permissions as lists (403)', async () => {
    const headers = async (access: string) => ({ authorization: `Bearer ${await graph.token(access)}` });
    expect((await graph.api('GET', drive, undefined, await headers('none'))).status).toBe(403);
    expect((await graph.api('GET', `${drive}/root`, undefined, await headers('read'))).status).toBe(200);
    const body = { name: 'no', folder: {} };
    expect((await graph.api('POST', `${drive}/root/children`, body, await headers('read'))).status).toBe(403);
    const denied = await graph.bytes('PUT', `${drive}/root:/no.txt:/content`, 'x', await headers('read'));
    expect([denied.status, denied.body.error.code]).toEqual([403, 'accessDenied']);
    expect((await graph.bytes('PUT', `${drive}/root:/yes.txt:/content`, 'x', await headers('write'))).status).toBe(201);
  });
});

describe('folders (driveitem-post-children)', () => {
  it('creates one and answers 201 with the documented properties', async () => {
    const { status, body } = await folder('NC-2026-0001');
    expect(status).toBe(201);
    expect(body).toMatchObject({
      name: 'NC-2026-0001',
      folder: { childCount: 0 },
      size: 0,
      eTag: expect.stringMatching(/^"\{[0-9A-F-]{36}\},1"$/),
      id: expect.stringMatching(/^01[A-Z2-7]{32}$/),
      createdDateTime: '2026-03-04T05:06:07Z',
      createdBy: { application: { displayName: 'Full control' } },
      parentReference: { driveId: drive.replace('/drives/', ''), path: `${drive}/root:` },
      webUrl: 'https://contoso.sharepoint.com/sites/isms/Evidence/NC-2026-0001',
    });
    // "The cTag property is not returned, if the driveItem has a folder facet" (driveitem.md).
    expect(body).not.toHaveProperty('cTag');
    expect(body).not.toHaveProperty('file');
  });

  it('fails, renames or returns the existing one according to conflictBehavior', async () => {
    const first = await folder('Twice');
    for (const more of [{}, { '@microsoft.graph.conflictBehavior': 'fail' }]) {
      const refused = await folder('TWICE', 'root', more);
      expect([refused.status, refused.body.error.code]).toEqual([409, 'nameAlreadyExists']);
    }
    const renamed = await folder('Twice', 'root', { '@microsoft.graph.conflictBehavior': 'rename' });
    expect(renamed.body.name).toBe('Twice 1');
    const replaced = await folder('Twice', 'root', { '@microsoft.graph.conflictBehavior': 'replace' });
    expect(replaced.body.id).toBe(first.body.id);
    expect((await folder('Twice', 'root', { '@microsoft.graph.conflictBehavior': 'merge' })).status).toBe(400);
  });

  it.each([
    ['a body without the folder facet', { name: 'x' }, 400],
    ['a body without a name', { folder: {} }, 400],
    ['a file without bytes', { name: 'x', file: {} }, 501],
    ['an empty body', undefined, 400],
  ])('refuses %s', async (_what, body, status) => {
    expect((await graph.api('POST', `${drive}/root/children`, body)).status).toBe(status);
  });

  it('answers 404 below a missing folder', async () => {
    expect((await graph.api('POST', `${drive}/root:/none:/children`, { name: 'x', folder: {} })).status).toBe(404);
    expect((await folder('x', '01AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA')).status).toBe(404);
  });
});

describe('names (support.microsoft.com: restrictions in OneDrive and SharePoint; onedrive-addressing-driveitems)', () => {
  const refused = [
    'a"b',
    'a*b',
    'a:b',
    'a<b',
    'a>b',
    'a?b',
    'a/b',
    'a\\b',
    'a|b',
    'a\u0001b',
    ' a',
    'a ',
    '',
    '.lock',
    'CON',
    'prn',
    'AUX',
    'nul',
    'COM0',
    'com9',
    'LPT1',
    'desktop.ini',
    'x_vti_y',
    '~$a.docx',
    '~a',
    'forms',
    'a.',
  ];
  it.each(refused)('refuses %j', async (name) => {
    const { status, body } = await folder(name);
    expect([status, body.error.code, body.error.innerError.code]).toEqual([
      400,
      'invalidRequest',
      'nameContainsInvalidCharacters',
    ]);
  });

  it('accepts unusual but valid names, and finds them by encoded path', async () => {
    const odd = ['#1 50% & +.txt', "l'été (1).txt", '日本語.txt', 'a;b=c@d,e$.txt', '[x]{y}~.txt', '.hidden'];
    for (const name of odd) {
      expect([name, (await put(encodeURIComponent(name))).status]).toEqual([name, 201]);
      expect((await graph.api('GET', `${drive}/root:/${encodeURIComponent(name)}`)).body.name).toBe(name);
    }
    expect((await folder('forms', (await folder('Inside')).body.id)).status).toBe(201);
  });

  it('refuses a path of more than 400 characters (pathIsTooLong, errors.md)', async () => {
    const [a, b] = ['a'.repeat(190), 'b'.repeat(180)];
    await folder(a);
    expect((await graph.api('POST', `${drive}/root:/${a}:/children`, { name: b, folder: {} })).status).toBe(201);
    const long = await graph.api('POST', `${drive}/root:/${a}:/children`, { name: `${b}cccccccccc`, folder: {} });
    expect([long.status, long.body.error.innerError.code]).toEqual([400, 'pathIsTooLong']);
    expect((await put('x'.repeat(256))).status).toBe(400);
  });
});

describe('addressing (onedrive-addressing-driveitems)', () => {
  it('finds a file by every form of address, ignoring case', async () => {
    const parent = (await folder('Ways')).body;
    const file = (await put('Ways/a b.txt')).body;
    const id = drive.replace('/drives/', '');
    const listId = list.split('/').at(-1);
    const ways = [
      `${drive}/items/${file.id}`,
      `${drive}/root:/Ways/a%20b.txt`,
      `${drive}/root:/ways/A%20B.TXT:`,
      `${drive}/items/${parent.id}:/a%20b.txt`,
      `${drive}/items/root%3A%2FWays%2Fa%20b.txt%3A`,
      `${list}/drive/root:/Ways/a%20b.txt`,
      `${sitePath}/drives/${id}/items/${file.id}`,
      `/sites/contoso.sharepoint.com:/sites/isms:/lists/${listId}/drive/root:/Ways/a%20b.txt:`,
      `${list}/items/${(await graph.api('GET', `${drive}/items/${file.id}/listItem`)).body.id}/driveItem`,
    ];
    for (const way of ways) expect([way, (await graph.api('GET', way)).body.id]).toEqual([way, file.id]);
    // "It may also be the unique ID of a SharePoint list item" (driveitem-get).
    const ids = await graph.api('GET', `${drive}/items/${file.id}?$select=sharepointIds`);
    const { listItemUniqueId } = ids.body.sharepointIds;
    expect((await graph.api('GET', `${drive}/items/${listItemUniqueId}`)).body.id).toBe(file.id);
  });

  it('returns the root with its child count and size', async () => {
    const other = await graph.library();
    await graph.api('POST', `${other.drive}/root/children`, { name: 'F', folder: {} });
    await graph.bytes('PUT', `${other.drive}/root:/F/a.txt:/content`, '12345');
    await graph.bytes('PUT', `${other.drive}/root:/b.txt:/content`, '123');
    const { body } = await graph.api('GET', `${other.drive}/root`);
    expect(body).toMatchObject({ root: {}, folder: { childCount: 2 }, size: 8 });
    expect(body.parentReference).not.toHaveProperty('id');
    expect((await graph.api('GET', `${other.drive}/items/${body.id}`)).body.root).toEqual({});
    expect((await graph.api('GET', `${other.drive}/root:/F`)).body).toMatchObject({
      folder: { childCount: 1 },
      size: 5,
    });
    expect((await graph.api('GET', other.drive)).body.quota.used).toBe(8);
  });

  it.each(['root:/none.txt', 'root:/none/none.txt', 'items/none', 'items/01AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA'])(
    'answers 404 for %s',
    async (at) => {
      const { status, body } = await graph.api('GET', `${drive}/${at}`);
      expect([status, body.error.code]).toEqual([404, 'itemNotFound']);
    },
  );

  it('finds an item only in its own drive', async () => {
    const file = (await put('own.txt')).body;
    const other = await graph.library();
    expect((await graph.api('GET', `${other.drive}/items/${file.id}`)).status).toBe(404);
  });

  it.each([
    ['GET', 'root/delta'],
    ['GET', "root/search(q='x')"],
    ['GET', 'root/thumbnails'],
    ['GET', 'root/permissions'],
    ['PATCH', 'root:/own.txt'],
    ['POST', 'root:/own.txt:/copy'],
    ['GET', 'root:/own.txt:/versions'],
    ['GET', 'root?$expand=children'],
  ])('does not support %s %s: 501', async (method, at) => {
    const body = method === 'GET' ? undefined : {};
    const answer = await graph.api(method, `${drive}/${at}`, body);
    expect([answer.status, answer.body.error.code]).toEqual([501, 'notImplemented']);
  });
});

describe('children (driveitem-list-children)', () => {
  let many: string;
  beforeAll(async () => {
    ({ drive: many } = await graph.library());
    for (const name of ['c.txt', 'A.txt', 'é.txt', 'b', "d'.txt"])
      await graph.bytes('PUT', `${many}/root:/${encodeURIComponent(name)}:/content`, name);
  });
  const namesOf = (body: { value: readonly { name: string }[] }) => body.value.map((one) => one.name);

  it('lists by name and pages', async () => {
    const first = await graph.api('GET', `${many}/root/children?$top=2&$select=name,size`);
    expect(first.body.value).toEqual([
      { name: 'A.txt', size: 5 },
      { name: 'b', size: 1 },
    ]);
    const second = await graph.api('GET', graph.pathOf(first.body['@odata.nextLink']));
    const third = await graph.api('GET', graph.pathOf(second.body['@odata.nextLink']));
    expect([namesOf(second.body), namesOf(third.body)]).toEqual([['c.txt', "d'.txt"], ['é.txt']]);
    expect(third.body).not.toHaveProperty('@odata.nextLink');
    const down = await graph.api('GET', `${many}/root/children?$orderby=name desc&$top=4`);
    expect(namesOf(down.body)).toEqual(['é.txt', "d'.txt", 'c.txt', 'b']);
    expect(namesOf((await graph.api('GET', graph.pathOf(down.body['@odata.nextLink']))).body)).toEqual(['A.txt']);
  });

  it('refuses $skip and unsupported options', async () => {
    expect((await graph.api('GET', `${many}/root/children?$skip=1`)).status).toBe(400);
    expect((await graph.api('GET', `${many}/root/children?$skiptoken=x`)).status).toBe(400);
    expect((await graph.api('GET', `${many}/root/children?$orderby=size`)).status).toBe(501);
    expect((await graph.api('GET', `${many}/root/children?$filter=name eq 'b'`)).status).toBe(501);
    expect((await graph.api('GET', `${many}/root/children?$select=nothing`)).status).toBe(400);
  });

  it('is empty for a file', async () => {
    expect((await graph.api('GET', `${many}/root:/b:/children`)).body.value).toEqual([]);
  });
});

describe('the list item of a file (driveitem.md: listItem)', () => {
  it('has library fields, accepts values, and leaves the content tag unchanged', async () => {
    await folder('Fields');
    const file = (await put('Fields/report.pdf', 'four')).body;
    const path = `${drive}/items/${file.id}`;
    const { body } = await graph.api('GET', `${path}/listItem/fields`);
    expect(body).toMatchObject({
      FileLeafRef: 'report.pdf',
      LinkFilename: 'report.pdf',
      FileSizeDisplay: '4',
      DocIcon: 'pdf',
      ContentType: 'Document',
    });
    expect(body).not.toHaveProperty('LinkTitle');
    const changed = await graph.api('PATCH', `${path}/listItem/fields`, { Reference: 'NC-2026-0001' });
    expect([changed.status, changed.body.Reference]).toEqual([200, 'NC-2026-0001']);
    // "This eTag is not changed if only the metadata is changed" (driveitem.md: cTag).
    const after = (await graph.api('GET', path)).body;
    expect(after.cTag).toBe(file.cTag);
    expect(after.eTag).toBe(file.eTag.replace(',1"', ',2"'));
    const expanded = await graph.api('GET', `${path}?$expand=listItem($expand=fields($select=Reference,FileRef))`);
    expect(expanded.body.listItem.fields).toMatchObject({
      Reference: 'NC-2026-0001',
      FileRef: '/sites/isms/Evidence/Fields/report.pdf',
    });
    const found = await graph.api('GET', `${list}/items?$filter=fields/Reference eq 'nc-2026-0001'`);
    expect(found.body.value).toMatchObject([
      {
        id: expanded.body.listItem.id,
        contentType: { name: 'Document' },
        webUrl: 'https://contoso.sharepoint.com/sites/isms/Evidence/Fields/report.pdf',
      },
    ]);
    expect((await graph.api('PATCH', `${path}/listItem/fields`, { FileLeafRef: 'x' })).status).toBe(501);
    expect((await graph.api('GET', `${drive}/root/listItem`)).status).toBe(404);
  });

  it('is created only through the drive, and appears in delta', async () => {
    expect((await graph.api('POST', `${list}/items`, { fields: { Title: 'x' } })).status).toBe(501);
    const { body } = await graph.api('GET', `${list}/items/delta?token=latest`);
    const file = (await put('delta.txt')).body;
    await graph.api('DELETE', `${drive}/items/${file.id}`);
    const changes = await graph.api('GET', graph.pathOf(body['@odata.deltaLink']));
    expect(changes.body.value).toMatchObject([{ deleted: { state: 'deleted' }, contentType: { name: 'Document' } }]);
  });
});

describe('deleting (driveitem-delete)', () => {
  it('removes a folder with its contents and answers 204', async () => {
    const top = (await folder('Gone')).body;
    await folder('Below', top.id);
    const file = (await put('Gone/Below/a.txt')).body;
    const { body: kept } = await graph.api('GET', `${drive}/items/${file.id}/listItem`);
    expect((await graph.api('DELETE', `${drive}/items/${top.id}`)).status).toBe(204);
    for (const path of [`${drive}/items/${file.id}`, `${drive}/root:/Gone/Below`, `${list}/items/${kept.id}`])
      expect((await graph.api('GET', path)).status).toBe(404);
    expect((await folder('Gone')).status).toBe(201);
  });

  it('refuses a stale eTag (412) and accepts the eTag or the cTag', async () => {
    const file = (await put('tag.txt')).body;
    const remove = (tag: string) => graph.api('DELETE', `${drive}/root:/tag.txt`, undefined, { 'if-match': tag });
    const stale = await remove(file.eTag.replace(',1"', ',9"'));
    expect([stale.status, stale.body.error.message]).toEqual([412, "ETag does not match current item's value"]);
    expect((await remove('unquoted')).status).toBe(400);
    expect((await remove(file.cTag)).status).toBe(204);
    await put('tag.txt');
    expect((await remove('*')).status).toBe(204);
  });

  it('also works through the list, but never on the root', async () => {
    const file = (await put('bylist.txt')).body;
    const item = (await graph.api('GET', `${drive}/items/${file.id}/listItem`)).body;
    const stale = await graph.api('DELETE', `${list}/items/${item.id}`, undefined, { 'if-match': file.eTag });
    expect(stale.status).toBe(412);
    expect((await graph.api('DELETE', `${list}/items/${item.id}`, undefined, { 'if-match': item.eTag })).status).toBe(
      204,
    );
    expect((await graph.api('GET', `${drive}/items/${file.id}`)).status).toBe(404);
    expect((await graph.api('DELETE', `${drive}/root`)).status).toBe(400);
  });
});
