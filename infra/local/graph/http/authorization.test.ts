import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { applicationToken, graphResource } from '../../entra/tokens.ts';
import { openSigningKey } from '../../signing.ts';
import { applications } from '../../tenant.ts';
import { type GraphUnderTest, graphUnderTest, sitePath } from '../testing/graphUnderTest.ts';

let graph: GraphUnderTest;
let path: string;
beforeAll(async () => {
  graph = await graphUnderTest();
  path = await graph.list();
  await graph.api('POST', `${path}/items`, { fields: { Title: 'x' } });
});
afterAll(() => graph.close());

const bearer = (token: string) => ({ authorization: `Bearer ${token}` });

describe('401 (recorded: OpenFn 2023, graph-lists 5)', () => {
  const refuse = async (headers: Readonly<Record<string, string>>, message: string) => {
    const { status, body } = await graph.api('GET', path, undefined, headers);
    expect([status, body.error.code, body.error.message]).toEqual([401, 'InvalidAuthenticationToken', message]);
  };

  it('without a token, or with another scheme', async () => {
    await refuse({ authorization: '' }, 'Access token is empty.');
    await refuse({ authorization: 'Basic x' }, 'Access token is empty.');
  });
  it('with garbage', () => refuse(bearer('garbage'), 'CompactToken parsing failed with error code: 80049217'));
  it('expired', async () =>
    refuse(bearer(await graph.token('expired')), 'Access token has expired or is not yet valid.'));
  it('for another audience', async () =>
    refuse(bearer(await graph.token('otherAudience')), 'Access token validation failure. Invalid audience.'));
  it('from another issuer', () =>
    refuse(
      bearer(graph.key.sign({ aud: graphResource, iss: 'https://sts.windows.net/other/', tid: 'other' })),
      'Access token validation failure. Invalid issuer.',
    ));
  it('signed by another key, changed, or not signed at all', async () => {
    const directory = mkdtempSync(join(tmpdir(), 'key-'));
    const other = openSigningKey(join(directory, 'key.pem'));
    rmSync(directory, { recursive: true });
    const message = 'Access token validation failure. Invalid signature.';
    await refuse(bearer(applicationToken(other, applications.product, graphResource)), message);
    const [head, , signature] = (await graph.token('none')).split('.');
    const [, body] = (await graph.token('full')).split('.');
    await refuse(bearer(`${head}.${body}.${signature}`), message);
    const none = Buffer.from('{"alg":"none"}').toString('base64url');
    await refuse(bearer(`${none}.${body}.x`), message);
  });
  it('also for unsupported paths, before 501', async () => {
    expect((await graph.api('GET', '/me/messages', undefined, { authorization: '' })).status).toBe(401);
    expect((await graph.api('GET', '/me/messages')).status).toBe(501);
  });
});

describe('403 (permissions-selected-overview; list-create and list-post-columns: Sites.Manage.All)', () => {
  const rights = [
    ['full', { read: 200, write: 201, list: 201, column: 201 }],
    ['write', { read: 200, write: 201, list: 403, column: 403 }],
    ['read', { read: 200, write: 403, list: 403, column: 403 }],
    ['none', { read: 403, write: 403, list: 403, column: 403 }],
  ] as const;

  it.each(rights)('%s', async (access, expected) => {
    const headers = bearer(await graph.token(access));
    const send = async (method: string, at: string, body?: object) =>
      (await graph.api(method, at, body, headers)).status;
    expect({
      read: await send('GET', `${path}/items/1`),
      write: await send('POST', `${path}/items`, { fields: {} }),
      list: await send('POST', `${sitePath}/lists`, { displayName: `By ${access}` }),
      column: await send('POST', `${path}/columns`, { name: `By${access}`, text: {} }),
    }).toEqual(expected);
  });

  it('has the code accessDenied for every read and write', async () => {
    const headers = bearer(await graph.token('none'));
    const calls = [
      ['GET', sitePath],
      ['GET', path],
      ['GET', `${path}/columns`],
      ['GET', `${path}/items`],
      ['GET', `${path}/items/delta`],
      ['PATCH', `${path}/items/1/fields`],
      ['DELETE', `${path}/items/1`],
    ] as const;
    for (const [method, at] of calls) {
      const { status, body } = await graph.api(method, at, method === 'PATCH' ? {} : undefined, headers);
      expect([at, status, body.error.code, body.error.message]).toEqual([at, 403, 'accessDenied', 'Access denied']);
    }
  });

  it('grants the provisioner lists and columns, and the product nothing on another site', async () => {
    const provisioner = bearer(applicationToken(graph.key, applications.provisioner, graphResource));
    expect((await graph.api('POST', `${path}/columns`, { name: 'ByProvisioner', text: {} }, provisioner)).status).toBe(
      201,
    );
    expect((await graph.api('GET', '/sites/root', undefined, bearer(await graph.token('write')))).status).toBe(403);
  });
});

describe('the error envelope (errors.md)', () => {
  it('contains request-id, client-request-id and date', async () => {
    const clientId = '11111111-2222-4333-8444-555555555555';
    const { headers, body } = await graph.api('GET', `${path}/items/99`, undefined, { 'client-request-id': clientId });
    expect(headers.get('client-request-id')).toBe(clientId);
    expect(body.error.innerError).toEqual({
      date: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d$/),
      'request-id': headers.get('request-id'),
      'client-request-id': clientId,
    });
  });
});
