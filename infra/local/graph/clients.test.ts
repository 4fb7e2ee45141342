import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ConfidentialClientApplication } from '@azure/msal-node';
import {
  AuthenticationHandler,
  Client,
  type Context,
  GraphError,
  type Middleware,
  PageIterator,
  RetryHandler,
  RetryHandlerOptions,
} from '@microsoft/microsoft-graph-client';
import { type Entra, startEntra } from '../entra/startEntra.ts';
import { applications, tenant } from '../tenant.ts';
import { type Graph, startGraph } from './startGraph.ts';

/** The real clients, as the product puts them together: MSAL by `authorityMetadata`, the Graph client by its last middleware. */
const dataDir = mkdtempSync(join(tmpdir(), 'graph-clients-'));
let entra: Entra;
let graph: Graph;
let provisioner: Client;
let product: Client;
let list: string;

beforeAll(async () => {
  entra = await startEntra({ port: 0, dataDir });
  graph = await startGraph({ port: 0, dataDir, key: entra.key, clock: { now: () => new Date() } });
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

/** Ends the chain: the address goes to the emulator, all else stays. */
class OriginRewriting implements Middleware {
  async execute(context: Context): Promise<void> {
    const url = String(context.request).replace('https://graph.microsoft.com', graph.url);
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
  authentication.setNext(retry);
  retry.setNext(new OriginRewriting());
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

it('lets the product write items and keeps columns from it', async () => {
  await expect(product.api(`${list}/columns`).post({ name: 'More', text: {} })).rejects.toMatchObject({
    statusCode: 403,
    code: 'accessDenied',
  });
  await expect(provisioner.api(`${list}/columns`).post({ name: 'More', text: {} })).resolves.toMatchObject({
    name: 'More',
  });
});
