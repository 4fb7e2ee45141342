import { once } from 'node:events';
import { readdirSync } from 'node:fs';
import { type ClientRequest, request as httpRequest, type IncomingMessage } from 'node:http';
import { type GraphUnderTest, graphUnderTest } from '../../testing/graphUnderTest.ts';

let graph: GraphUnderTest;
let drive: string;
let now = new Date('2026-03-04T05:06:07.890Z');
beforeAll(async () => {
  graph = await graphUnderTest(() => now);
  ({ drive } = await graph.library());
});
afterAll(() => graph.close());

const put = (path: string, body: Uint8Array<ArrayBuffer> | string, headers = {}, query = '') =>
  graph.bytes('PUT', `${drive}/root:/${path}:/content${query}`, body, headers);
const locationOf = async (path: string) =>
  String((await graph.bytes('GET', `${drive}/root:/${path}:/content`)).headers.get('location'));
const read = async (path: string) => (await graph.bytes('GET', await locationOf(path))).bytes;
/** Starts a PUT of this many bytes without sending any yet. */
const begin = async (path: string, length: number): Promise<ClientRequest> => {
  const { hostname, port } = new URL(graph.url());
  const headers = { authorization: `Bearer ${await graph.token('full')}`, 'content-length': String(length) };
  return httpRequest({ hostname, port, path: `/v1.0${drive}/root:/${path}:/content`, method: 'PUT', headers });
};
const files = () => readdirSync(`${graph.dataDir}/graph-files`).length;

describe('small uploads (driveitem-put-content)', () => {
  it('answers 201 for a new file with size, type and the hash of business libraries (hashes.md), 200 for new content', async () => {
    const first = await put('a.txt', 'The contents of the file goes here.');
    expect(first.status).toBe(201);
    expect(first.body).toMatchObject({
      name: 'a.txt',
      size: 35,
      file: { mimeType: 'text/plain', hashes: { quickXorHash: expect.stringMatching(/^[\w+/]{27}=$/) } },
      cTag: expect.stringMatching(/^"c:\{[0-9A-F-]{36}\},1"$/),
      '@microsoft.graph.downloadUrl': expect.stringContaining('tempauth='),
    });
    expect(first.body.file.hashes).not.toHaveProperty('sha256Hash');
    const second = await put('a.txt', 'new');
    expect([second.status, second.body.id, second.body.size]).toEqual([200, first.body.id, 3]);
    expect(second.body.cTag).toBe(first.body.cTag.replace(',1"', ',2"'));
    expect(second.body.eTag).not.toBe(first.body.eTag);
    expect(second.body.file.hashes).not.toEqual(first.body.file.hashes);
    expect((await read('a.txt')).toString()).toBe('new');
    const third = await graph.bytes('PUT', `${drive}/items/${first.body.id}/content`, 'by id');
    expect([third.status, third.body.id]).toEqual([200, first.body.id]);
  });

  it('stores any bytes of any type, and an empty file', async () => {
    const bytes = Uint8Array.from({ length: 300_000 }, (_, n) => (n * 7919) % 256);
    await put('b.bin', bytes, { 'content-type': 'application/octet-stream' });
    expect((await read('b.bin')).equals(bytes)).toBe(true);
    for (const [name, type, text] of [
      ['c.json', 'application/json', '{"not": json'],
      ['d.txt', 'text/plain', 'é'],
      ['e.txt', 'text/plain', ''],
    ] as const) {
      expect((await put(name, text, { 'content-type': type })).body.size).toBe(Buffer.byteLength(text));
      expect((await read(name)).toString()).toBe(text);
    }
  });

  it('replaces, fails or renames according to the URL (driveitem.md: the default for PUT is replace)', async () => {
    await put('same.txt', '1');
    const failed = await put('SAME.txt', '2', {}, '?@microsoft.graph.conflictBehavior=fail');
    expect([failed.status, failed.body.error.code]).toEqual([409, 'nameAlreadyExists']);
    const renamed = await put('same.txt', '3', {}, '?@microsoft.graph.conflictBehavior=rename');
    expect([renamed.status, renamed.body.name]).toEqual([201, 'same 1.txt']);
    expect((await read('same.txt')).toString()).toBe('1');
    expect((await put('same.txt', '4', {}, '?@microsoft.graph.conflictBehavior=other')).status).toBe(400);
    expect((await put('same.txt', '4', {}, '?$other=1')).status).toBe(501);
  });

  it('accepts exactly one of many concurrent uploads', async () => {
    const query = '?@microsoft.graph.conflictBehavior=fail';
    const answers = await Promise.all(Array.from({ length: 10 }, (_, n) => put('race.txt', String(n), {}, query)));
    expect(answers.map((one) => one.status).sort()).toEqual([201, ...Array(9).fill(409)]);
    const winner = answers.findIndex((one) => one.status === 201);
    expect((await read('race.txt')).toString()).toBe(String(winner));
  });

  it('refuses a stale tag (412) and accepts current ones', async () => {
    const file = (await put('tags.txt', '1')).body;
    await graph.api('PATCH', `${drive}/items/${file.id}/listItem/fields`, { Title: 'x' });
    expect((await put('tags.txt', '2', { 'if-match': file.eTag })).status).toBe(412);
    expect((await put('none.txt', '2', { 'if-match': file.eTag })).status).toBe(412);
    expect((await put('tags.txt', '2', { 'if-match': file.cTag })).status).toBe(200);
  });

  it('refuses a folder, and a file in a missing folder', async () => {
    const folder = (await graph.api('POST', `${drive}/root/children`, { name: 'F', folder: {} })).body;
    expect((await put('F', 'x')).status).toBe(409);
    expect((await graph.bytes('PUT', `${drive}/items/${folder.id}/content`, 'x')).status).toBe(400);
    expect((await put('none/a.txt', 'x')).status).toBe(404);
    expect((await put('a.txt/b.txt', 'x')).status).toBe(404);
    expect((await graph.bytes('GET', `${drive}/items/${folder.id}/content`)).status).toBe(404);
  });

  it('refuses more than 250 MB before reading any of it', async () => {
    const sent = await begin('large.bin', 250 * 1024 * 1024 + 1);
    sent.flushHeaders();
    const [{ statusCode }] = (await once(sent, 'response')) as [IncomingMessage];
    sent.destroy();
    expect(statusCode).toBe(413);
  });

  it('keeps neither an aborted upload nor contents that are no longer used', async () => {
    const before = files();
    const sent = await begin('broken.txt', 100);
    const closed = new Promise((resolve) => sent.once('close', resolve).once('error', () => {}));
    sent.write('half', () => sent.destroy());
    await closed;
    expect((await graph.api('GET', `${drive}/root:/broken.txt`)).status).toBe(404);
    await put('soon.txt', '1');
    await put('soon.txt', '2');
    await graph.api('DELETE', `${drive}/root:/soon.txt`);
    await graph.restart();
    expect(files()).toBe(before);
  });

  it('survives a restart', async () => {
    await put('kept.txt', 'kept');
    await graph.restart();
    expect((await read('kept.txt')).toString()).toBe('kept');
  });
});

describe('downloads (driveitem-get-content)', () => {
  it('redirects with 302 to a URL that needs no token, the same as downloadUrl', async () => {
    const file = (await put('down.txt', '0123456789')).body;
    const answer = await graph.bytes('GET', `${drive}/items/${file.id}/content`);
    expect([answer.status, answer.headers.get('location')]).toEqual([302, file['@microsoft.graph.downloadUrl']]);
    const { status, text, headers } = await graph.bytes('GET', file['@microsoft.graph.downloadUrl']);
    expect([status, text, headers.get('content-type')]).toEqual([200, '0123456789', 'text/plain']);
    expect(headers.get('content-disposition')).toContain('down.txt');
    const selected = await graph.api('GET', `${drive}/items/${file.id}?select=id,@microsoft.graph.downloadUrl`);
    const told = Object.keys(selected.body).filter((key) => !key.startsWith('@odata.'));
    expect(told.sort()).toEqual(['@microsoft.graph.downloadUrl', 'id']);
  });

  it('returns a range of bytes', async () => {
    await put('range.txt', '0123456789');
    const url = await locationOf('range.txt');
    const ask = (range: string) => graph.bytes('GET', url, undefined, { range });
    const part = await ask('bytes=2-4');
    expect([part.status, part.text, part.headers.get('content-range')]).toEqual([206, '234', 'bytes 2-4/10']);
    expect((await ask('bytes=7-')).text).toBe('789');
    expect((await ask('bytes=-2')).text).toBe('89');
    expect((await ask('bytes=4-99')).text).toBe('456789');
    expect((await ask('bytes=10-')).status).toBe(416);
    expect((await ask('lines=1-2')).status).toBe(200);
  });

  it('answers 304 to the current tag in If-None-Match (driveitem-get, driveitem-get-content)', async () => {
    const file = (await put('not.txt', 'x')).body;
    const ask = (path: string, tag: string) =>
      graph.bytes('GET', `${drive}/items/${file.id}${path}`, undefined, { 'if-none-match': tag });
    expect((await ask('', file.eTag)).status).toBe(304);
    expect((await ask('/content', file.cTag)).status).toBe(304);
    expect((await ask('/content', '"other"')).status).toBe(302);
  });

  it('expires a URL after a few minutes and refuses a modified one', async () => {
    await put('old.txt', 'x');
    const url = await locationOf('old.txt');
    const other = (await put('other.txt', 'x')).body;
    const [, unique] = /UniqueId=([\w-]+)/.exec(other['@microsoft.graph.downloadUrl']) ?? [];
    expect((await graph.bytes('GET', url.replace(/UniqueId=[\w-]+/, `UniqueId=${unique}`))).status).toBe(401);
    expect((await graph.bytes('GET', url.replace(/&tempauth=[^&]+/, ''))).status).toBe(401);
    now = new Date(now.getTime() + 6 * 60_000);
    const late = await graph.bytes('GET', url);
    expect([late.status, late.body.error.innerError.code]).toEqual([401, 'expiredToken']);
  });

  it('ends when the file is deleted', async () => {
    await put('gone.txt', 'x');
    const url = await locationOf('gone.txt');
    await graph.api('DELETE', `${drive}/root:/gone.txt`);
    expect((await graph.bytes('GET', url)).status).toBe(404);
  });
});

describe('metering and faults', () => {
  it('charges 2 for an upload, 1 for a download, 2 for children (SPD throttling page, 2025)', async () => {
    await graph.control('DELETE', '/usage');
    await put('units.txt', 'x');
    const url = await locationOf('units.txt');
    expect((await graph.control('GET', '/usage')).body.resourceUnits).toBe(3);
    await graph.bytes('GET', url);
    await graph.api('GET', `${drive}/root/children`);
    const { body } = await graph.control('GET', '/usage');
    expect(body.resourceUnits).toBe(6);
    expect(body.byRoute).toMatchObject({ 'PUT /drives/{drive}/items/{item}/content': 1 });
  });

  it('throttles uploads and downloads, and applies faults before and after', async () => {
    await graph.control('POST', '/faults', { method: 'PUT', path: ':/content', status: 503, when: 'before' });
    expect((await put('fault.txt', 'x')).status).toBe(503);
    expect((await graph.api('GET', `${drive}/root:/fault.txt`)).status).toBe(404);
    await graph.control('POST', '/faults', { method: 'PUT', path: 'fault.txt', drop: true, when: 'after' });
    await expect(put('fault.txt', 'x')).rejects.toThrow();
    const url = await locationOf('fault.txt');
    await graph.control('POST', '/faults', { path: 'download.aspx', status: 500, when: 'after' });
    expect((await graph.bytes('GET', url)).status).toBe(500);
    expect((await graph.bytes('GET', url)).text).toBe('x');
    await graph.control('POST', '/limits', { resourceUnitsPerMinute: 1 });
    const throttled = await put('fault.txt', 'y');
    expect([throttled.status, throttled.headers.has('retry-after')]).toEqual([429, true]);
    await graph.control('POST', '/limits', { resourceUnitsPerMinute: null });
    expect((await read('fault.txt')).toString()).toBe('x');
  });

  it('removes files and their contents on reset', async () => {
    await graph.control('POST', '/reset');
    expect(files()).toBe(0);
    expect((await graph.api('GET', drive)).status).toBe(404);
  });
});
