import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ConfidentialClientApplication } from '@azure/msal-node';
import {
  AuthenticationHandler,
  BatchRequestContent,
  BatchResponseContent,
  Client,
  type Context,
  FileUpload,
  GraphError,
  type Middleware,
  OneDriveLargeFileUploadTask,
  PageIterator,
  RedirectHandler,
  ResponseType,
  RetryHandler,
  RetryHandlerOptions,
} from '@microsoft/microsoft-graph-client';
import { type Entra, startEntra } from '../entra/startEntra.ts';
import { applications, tenant } from '../tenant.ts';
import { type Graph, startGraph } from './startGraph.ts';

/** The real clients, redirected as in the product: MSAL by `authorityMetadata`, the Graph client by its last middleware. */
const sharePoint = `https://${tenant.hostname}`;
const dataDir = mkdtempSync(join(tmpdir(), 'graph-clients-'));
let entra: Entra;
let graph: Graph;
let provisioner: Client;
let product: Client;
let list: string;

beforeAll(async () => {
  entra = await startEntra({ port: 0, dataDir });
  // The client accepts only https for Microsoft URLs; its last middleware redirects SharePoint requests here too.
  const options = { port: 0, dataDir, key: entra.key, clock: { now: () => new Date() } };
  graph = await startGraph({ ...options, contentOrigin: sharePoint });
  provisioner = clientOf(applications.provisioner);
  product = clientOf(applications.product);
  const site = await product.api(`/sites/${tenant.hostname}:${tenant.sitePath}`).get();
  const columns = [{ name: 'Key', text: {}, indexed: true, enforceUniqueValues: true }];
  const made = await provisioner.api(`/sites/${site.id}/lists`).post({ displayName: 'History', columns });
  list = `/sites/${site.id}/lists/${made.id}`;
});
afterAll(async () => {
  await graph.close();
  await entra.close();
  rmSync(dataDir, { recursive: true });
});

/** Last middleware: replaces the origin with the emulator's. */
class OriginRewriting implements Middleware {
  async execute(context: Context): Promise<void> {
    const url = String(context.request).replace(/^https:\/\/(graph\.microsoft|contoso\.sharepoint)\.com/, graph.url);
    context.response = await fetch(url, context.options as RequestInit);
  }
}

function clientOf({ id, secret }: { readonly id: string; readonly secret: string }): Client {
  const at = `${entra.url}/${tenant.id}`;
  const metadata = {
    issuer: `https://login.microsoftonline.com/${tenant.id}/v2.0`,
    token_endpoint: `${at}/oauth2/v2.0/token`,
    authorization_endpoint: `${at}/oauth2/v2.0/authorize`,
    end_session_endpoint: `${at}/oauth2/v2.0/logout`,
    jwks_uri: `${at}/discovery/v2.0/keys`,
  };
  const msal = new ConfidentialClientApplication({
    auth: {
      clientId: id,
      clientSecret: secret,
      authority: `https://login.microsoftonline.com/${tenant.id}`,
      authorityMetadata: JSON.stringify(metadata),
    },
  });
  const getAccessToken = async () => {
    const answer = await msal.acquireTokenByClientCredential({ scopes: ['https://graph.microsoft.com/.default'] });
    return answer?.accessToken ?? '';
  };
  const authentication = new AuthenticationHandler({ getAccessToken });
  const retry = new RetryHandler(new RetryHandlerOptions(0, 0));
  const redirect = new RedirectHandler();
  authentication.setNext(retry);
  retry.setNext(redirect);
  redirect.setNext(new OriginRewriting());
  return Client.initWithMiddleware({ middleware: authentication });
}

it('creates, reads, changes with If-Match and deletes', async () => {
  const made = await product.api(`${list}/items`).post({ fields: { Title: 'x', Key: 'A&B #1' } });
  const filter = `fields/Key eq '${encodeURIComponent('a&b #1')}'`;
  const found = await product.api(`${list}/items`).filter(filter).expand('fields($select=Key)').get();
  expect(found.value).toMatchObject([{ id: made.id, fields: { Key: 'A&B #1' } }]);
  const fields = product.api(`${list}/items/${made.id}/fields`);
  expect(await fields.header('If-Match', made.eTag).patch({ Title: 'y' })).toMatchObject({ Title: 'y' });
  const refusal = await product
    .api(`${list}/items/${made.id}`)
    .header('If-Match', made.eTag)
    .delete()
    .catch((error: unknown) => error);
  expect(refusal).toMatchObject({ statusCode: 412, code: 'notAllowed' });
  expect(refusal).toBeInstanceOf(GraphError);
  await product.api(`${list}/items/${made.id}`).delete();
});

it('pages with the client’s own iterator, and follows delta links', async () => {
  const { '@odata.deltaLink': link } = await product.api(`${list}/items/delta`).query('token=latest').get();
  for (let n = 0; n < 5; n += 1) await product.api(`${list}/items`).post({ fields: { Key: `page-${n}` } });
  const first = await product.api(`${list}/items`).top(2).get();
  const ids: string[] = [];
  await new PageIterator(product, first, (item: { id: string }) => ids.push(item.id) > 0).iterate();
  const changed = await product.api(link).get();
  expect(ids).toHaveLength(5);
  expect(changed.value.map((item: { id: string }) => item.id)).toEqual(ids);
});

it('lets the product write items but not columns', async () => {
  await expect(product.api(`${list}/columns`).post({ name: 'More', text: {} })).rejects.toMatchObject({
    statusCode: 403,
    code: 'accessDenied',
  });
  await expect(provisioner.api(`${list}/columns`).post({ name: 'More', text: {} })).resolves.toMatchObject({
    name: 'More',
  });
});

describe('files', () => {
  let drive: string;
  beforeAll(async () => {
    const site = `/sites/${tenant.siteId}`;
    const library = { displayName: 'Evidence', list: { template: 'documentLibrary' } };
    const made = await provisioner.api(`${site}/lists`).post(library);
    drive = `/drives/${(await product.api(`${site}/lists/${made.id}/drive`).get()).id}`;
  });

  it('uploads in one request and in ranges with the client’s own task, and downloads through the redirect', async () => {
    await product.api(`${drive}/root:/small.txt:/content`).put('small');
    const bytes = Uint8Array.from({ length: 1_000_000 }, (_, n) => (n * 31) % 256);
    const file = new FileUpload(new Blob([bytes]), 'large.bin', bytes.length);
    const seen: number[] = [];
    const progress = (range?: { minValue: number }) => seen.push(range?.minValue ?? -1);
    const options = { rangeSize: 327_680, uploadEventHandlers: { progress } };
    const session = { item: { '@microsoft.graph.conflictBehavior': 'fail', name: 'large.bin' } };
    const { uploadUrl, expirationDateTime } = await product
      .api(`${drive}/root:/large.bin:/createUploadSession`)
      .post(session);
    const begun = { url: uploadUrl, expiry: new Date(expirationDateTime) };
    const task = new OneDriveLargeFileUploadTask(product, file, begun, options);
    const { responseBody } = await task.upload();
    expect(responseBody).toMatchObject({ name: 'large.bin', size: 1_000_000 });
    expect(seen).toEqual([0, 327_680, 655_360, 983_040]);
    const read = await product.api(`${drive}/root:/large.bin:/content`).responseType(ResponseType.ARRAYBUFFER).get();
    expect(Buffer.from(read).equals(bytes)).toBe(true);
    const children = await product.api(`${drive}/root/children`).select('name').get();
    expect(children.value).toEqual([{ name: 'large.bin' }, { name: 'small.txt' }]);
  });
});

it('sends requests in a batch and reads its responses', async () => {
  // The client removes only the origin.
  const url = `https://graph.microsoft.com${list}/items`;
  const headers = { 'Content-Type': 'application/json' };
  const write = (id: string, Key: string, dependsOn: string[] = []) => ({
    id,
    request: new Request(url, { method: 'POST', headers, body: JSON.stringify({ fields: { Key } }) }),
    dependsOn,
  });
  const content = new BatchRequestContent([
    write('1', 'batch'),
    write('2', 'batch', ['1']),
    write('3', 'after', ['2']),
  ]);
  const answers = new BatchResponseContent(await product.api('/$batch').post(await content.getContent()));
  expect(['1', '2', '3'].map((id) => answers.getResponseById(id).status)).toEqual([201, 400, 424]);
  expect(await answers.getResponseById('1').json()).toMatchObject({ fields: { Key: 'batch' } });
});
