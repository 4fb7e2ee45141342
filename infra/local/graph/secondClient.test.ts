import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DefaultHeaders, DefaultInit, GraphQueryable, type IGraphQueryable } from '@pnp/graph';
import { createBatch } from '@pnp/graph/batching.js';
import { Columns } from '@pnp/graph/columns/index.js';
import { Drives } from '@pnp/graph/files/index.js';
import { Groups } from '@pnp/graph/groups/index.js';
import { ListItems } from '@pnp/graph/list-item/index.js';
import { type IList, Lists } from '@pnp/graph/lists/index.js';
import { Members } from '@pnp/graph/members/index.js';
import { type ISite, Sites } from '@pnp/graph/sites/index.js';
import { Subscriptions } from '@pnp/graph/subscriptions/index.js';
import { Users } from '@pnp/graph/users/index.js';
import { DefaultParse, HttpRequestError, InjectHeaders, type Queryable } from '@pnp/queryable';
import { applicationToken, graphResource } from '../entra/tokens.ts';
import { openSigningKey } from '../signing.ts';
import { applications, groups, people, tenant } from '../tenant.ts';
import { type Graph, startGraph } from './startGraph.ts';

/**
 * PnPjs, the community's client for Microsoft Graph, as published: the test supplies only the token and the transport,
 * through the extension points of its timeline. It uses the factories instead of the fluent properties, whose typings
 * do not resolve under nodenext.
 */
const dataDir = mkdtempSync(join(tmpdir(), 'graph-second-'));
let graph: Graph;
let root: IGraphQueryable;
let site: ISite;
let list: IList;

beforeAll(async () => {
  const key = openSigningKey(join(dataDir, 'signing-key.pem'));
  graph = await startGraph({ port: 0, dataDir, key, clock: { now: () => new Date() } });
  const roles = ['Sites.Manage.All', 'Sites.ReadWrite.All', 'GroupMember.Read.All', 'User.Read.All'];
  const token = applicationToken(key, { ...applications.provisioner, roles }, graphResource);
  const wire = (instance: Queryable<unknown>) => {
    instance.on.auth.replace(async (url, init) => [
      url,
      { ...init, headers: { ...(init.headers as Record<string, string>), Authorization: `Bearer ${token}` } },
    ]);
    instance.on.send.replace((url, init) =>
      fetch(url.toString().replace('https://graph.microsoft.com', graph.url), init),
    );
    return instance;
  };
  root = GraphQueryable('').using(DefaultInit(), DefaultHeaders(), DefaultParse(), wire);
  site = await Sites(root).getByUrl(tenant.hostname, tenant.sitePath);
  const columns = [
    { name: 'Key', text: {}, indexed: true, enforceUniqueValues: true },
    { name: 'Count', number: {} },
  ];
  const made = await Lists(site).add({ displayName: 'Second', columns, list: { template: 'genericList' } });
  list = Lists(site).getById(made.id ?? '');
});
afterAll(async () => {
  await graph.close();
  rmSync(dataDir, { recursive: true });
});

const statusOf = (error: unknown) => (error instanceof HttpRequestError ? error.status : error);
/** A row of the list; the client's typings do not include our fields. */
const row = (fields: object) => ({ fields });

it('finds the site, its lists and their columns', async () => {
  expect(await site.select('displayName')()).toMatchObject({ displayName: 'ISMS' });
  expect((await Lists(site)()).map((one) => one.displayName)).toEqual(['Second']);
  expect((await Columns(list)()).map((one) => one.name)).toEqual(expect.arrayContaining(['Title', 'Key', 'Count']));
});

it('adds, reads, filters, updates and removes items, with eTags, versions and pages', async () => {
  const made = await ListItems(list).add(row({ Title: 'x', Key: 'A&B #1', Count: 1 }));
  // A query object keeps its options, so each call creates its own.
  const item = () => ListItems(list).getById(made.id ?? '');
  expect(await item().expand('fields')()).toMatchObject({ fields: { Key: 'A&B #1', Count: 1 } });
  const found = await ListItems(list).filter("fields/Key eq 'a&b #1'").expand('fields($select=Key)')();
  expect(found).toMatchObject([{ id: made.id, fields: { Key: 'A&B #1' } }]);
  const { eTag } = await item()();
  await item().update(row({ Count: 2 }));
  const stale = item().using(InjectHeaders({ 'If-Match': eTag ?? '' }));
  expect(await stale.delete().catch(statusOf)).toBe(412);
  expect((await item().versions<{ id: string }[]>()).map((one) => one.id)).toEqual(['2.0', '1.0']);
  await item().delete();
  for (let n = 0; n < 5; n += 1) await ListItems(list).add(row({ Key: `page-${n}` }));
  const pages: number[] = [];
  for await (const page of ListItems(list).top(2)) pages.push(page.length);
  expect(pages).toEqual([2, 2, 1]);
  expect(
    await ListItems(list)
      .add(row({ Key: 'PAGE-0' }))
      .catch(statusOf),
  ).toBe(400);
});

it('sends requests in a batch and matches its responses in any order', async () => {
  const [register, execute] = createBatch(root);
  const answers = [
    ListItems(list)
      .using(register)
      .add(row({ Key: 'batch-1' })),
    ListItems(list)
      .using(register)
      .add(row({ Key: 'batch-2' })),
    Users(root)
      .getById(people[0]?.id ?? '')
      .select('displayName')
      .using(register)(),
    ListItems(list).getById('9999').using(register)().catch(statusOf),
  ];
  await execute();
  const [first, second, person, missing] = await Promise.all(answers);
  expect([first, second]).toMatchObject([{ fields: { Key: 'batch-1' } }, { fields: { Key: 'batch-2' } }]);
  expect([person, missing]).toMatchObject([{ displayName: 'Sam Carter' }, 404]);
});

it('manages files: folders, small uploads, ranges, downloads', async () => {
  await Lists(site).add({ displayName: 'Evidence', list: { template: 'documentLibrary' } });
  const [{ id = '' } = {}] = await Drives(site)();
  const drive = Drives(root).getById(id);
  const folder = await drive.root.children.addFolder({ name: 'NC-1', conflictBehavior: 'fail' });
  const options = { content: 'small', filePathName: 'NC-1/small.txt', contentType: 'text/plain' };
  expect(await drive.root.upload(options)).toMatchObject({ name: 'small.txt', size: 5 });
  const bytes = Uint8Array.from({ length: 327_680 + 10 }, (_, n) => (n * 31) % 256);
  const parent = drive.getItemById(folder.id ?? '');
  const item = { item: { name: 'large.bin' }, conflictBehavior: 'fail' } as const;
  const { resumableUpload } = await parent.createUploadSession(item);
  await resumableUpload.upload(327_680, bytes.subarray(0, 327_680), `bytes 0-327679/${bytes.length}`);
  expect(await resumableUpload.status()).toMatchObject({ nextExpectedRanges: ['327680-'] });
  const last = `bytes 327680-${bytes.length - 1}/${bytes.length}`;
  expect(await resumableUpload.upload(10, bytes.subarray(327_680), last)).toMatchObject({ name: 'large.bin' });
  const content = await drive.getItemByPath('NC-1/large.bin').getContent();
  expect(Buffer.from(await content.arrayBuffer()).equals(bytes)).toBe(true);
  const children = await drive.getItemByPath('NC-1').children();
  expect(children.map((one: { name?: string | null }) => one.name)).toEqual(['large.bin', 'small.txt']);
  await drive.getItemByPath('NC-1').delete();
  expect(await drive.root.children()).toEqual([]);
});

it('reads people, managers and groups, and gets no subscription without an endpoint that confirms it', async () => {
  const sam = Users(root).getById('sam@contoso.example');
  expect(await sam.manager()).toMatchObject({ displayName: 'Priya Nair' });
  const members = await Members(Groups(root).getById(groups.management.id))();
  const managers = people.filter((person) => person.groups.includes('management'));
  expect(members.map((one) => one.id)).toEqual(managers.map((person) => person.id));
  const { id } = await site.select('id')();
  const resource = `sites/${id}/lists/${(await list.select('id')()).id}`;
  const soon = new Date(Date.now() + 3_600_000).toISOString();
  const added = Subscriptions(root).add('updated', 'http://127.0.0.1:9/none', resource, soon);
  expect(await added.catch(statusOf)).toBe(400);
});
