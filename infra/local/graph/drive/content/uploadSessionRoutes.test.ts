import { readdirSync } from 'node:fs';
import { request as httpRequest } from 'node:http';
import { type GraphUnderTest, graphUnderTest } from '../../testing/graphUnderTest.ts';

const unit = 320 * 1024;
let graph: GraphUnderTest;
let drive: string;
let now = new Date('2026-03-04T05:06:07.890Z');
beforeAll(async () => {
  graph = await graphUnderTest(() => now);
  ({ drive } = await graph.library());
});
afterAll(() => graph.close());

const bytes = Uint8Array.from({ length: 3 * unit + 100 }, (_, n) => (n * 7919 + (n >> 8)) % 256);
const create = (path: string, item?: object, headers = {}) =>
  graph.api('POST', `${drive}/root:/${path}:/createUploadSession`, item && { item }, headers);
const urlFor = async (path: string, item?: object) => String((await create(path, item)).body.uploadUrl);
const putRange = (url: string, start: number, end: number, total = bytes.length, headers = {}) =>
  graph.bytes('PUT', url, bytes.slice(start, end), {
    'content-range': `bytes ${start}-${end - 1}/${total}`,
    ...headers,
  });
const read = async (path: string) => {
  const { headers } = await graph.bytes('GET', `${drive}/root:/${path}:/content`);
  return (await graph.bytes('GET', String(headers.get('location')))).bytes;
};
const putSmall = (path: string, text: string) => graph.bytes('PUT', `${drive}/root:/${path}:/content`, text);
const files = () => readdirSync(`${graph.dataDir}/graph-files`).length;

describe('an upload in ranges (driveitem-createuploadsession)', () => {
  it('starts with a URL and an expiry, accepts ranges in sequence with 202, and ends with 201 and the file', async () => {
    const { status, body } = await create('whole.bin', { name: 'whole.bin' });
    expect([status, body.expirationDateTime, body.nextExpectedRanges]).toEqual([
      200,
      '2026-03-04T05:21:07.890Z',
      ['0-'],
    ]);
    const first = await putRange(body.uploadUrl, 0, unit);
    expect([first.status, first.body.nextExpectedRanges]).toEqual([202, [`${unit}-`]]);
    expect((await graph.api('GET', `${drive}/root:/whole.bin`)).status).toBe(404);
    const second = await putRange(body.uploadUrl, unit, 3 * unit);
    expect(second.body.nextExpectedRanges).toEqual([`${3 * unit}-`]);
    const last = await putRange(body.uploadUrl, 3 * unit, bytes.length);
    expect([last.status, last.body.name, last.body.size]).toEqual([201, 'whole.bin', bytes.length]);
    expect((await read('whole.bin')).equals(bytes)).toBe(true);
    const atOnce = await graph.bytes('PUT', `${drive}/root:/atonce.bin:/content`, bytes);
    expect(last.body.file.hashes).toEqual(atOnce.body.file.hashes);
    expect((await graph.bytes('GET', body.uploadUrl)).status).toBe(404);
  });

  it('answers 200 if it replaces a file, by name or by id', async () => {
    const file = (await putSmall('again.bin', 'x')).body;
    const url = await urlFor('again.bin', { '@microsoft.graph.conflictBehavior': 'replace' });
    const replaced = await putRange(url, 0, bytes.length);
    expect([replaced.status, replaced.body.id]).toEqual([200, file.id]);
    const byId = await graph.api('POST', `${drive}/items/${file.id}/createUploadSession`);
    const updated = await putRange(byId.body.uploadUrl, 0, 10, 10);
    expect([updated.status, updated.body.id, updated.body.size]).toEqual([200, file.id, 10]);
  });

  it('returns the missing ranges, and resumes after a restart', async () => {
    const url = await urlFor('resumed.bin');
    await putRange(url, 0, unit);
    const before = graph.url();
    await graph.restart();
    const resumed = url.replace(before, graph.url());
    const { status, body } = await graph.bytes('GET', resumed);
    expect([status, body]).toEqual([200, { expirationDateTime: expect.any(String), nextExpectedRanges: [`${unit}-`] }]);
    expect((await putRange(resumed, unit, bytes.length)).status).toBe(201);
    expect((await read('resumed.bin')).equals(bytes)).toBe(true);
  });

  it('refuses repeated and out-of-order ranges with 416 (errors.md; onedrive-api-docs#64, #79)', async () => {
    const url = await urlFor('order.bin');
    const early = await putRange(url, unit, 2 * unit);
    expect([early.status, early.body.error.code, early.body.error.innerError.code]).toEqual([
      416,
      'invalidRange',
      'fragmentOutOfOrder',
    ]);
    await putRange(url, 0, unit);
    const again = await putRange(url, 0, unit);
    expect([again.status, again.body.error.message]).toEqual([416, 'Uploaded fragment overlaps with existing data.']);
    const twice = await Promise.all([putRange(url, unit, 2 * unit), putRange(url, unit, 2 * unit)]);
    expect(twice.map((one) => one.status).sort()).toEqual([202, 416]);
    expect((await putRange(url, 2 * unit, bytes.length)).status).toBe(201);
    expect((await read('order.bin')).equals(bytes)).toBe(true);
  });

  it.each([
    ['no Content-Range', {}, 10, 400],
    ['a malformed Content-Range', { 'content-range': 'bytes 0-9' }, 10, 400],
    ['a range that is not a multiple of 320 KiB', { 'content-range': 'bytes 0-9/100' }, 10, 400],
    ['a body of another length', { 'content-range': 'bytes 0-99/100' }, 10, 400],
    ['a range beyond the end', { 'content-range': 'bytes 0-9/5' }, 10, 416],
    ['a range that ends before it begins', { 'content-range': 'bytes 9-0/100' }, 10, 416],
    ['60 MiB in one request', { 'content-range': `bytes 0-${60 * 1024 * 1024 - 1}/${60 * 1024 * 1024}` }, 10, 413],
    ['a file of more than 250 GB', { 'content-range': `bytes 0-${unit - 1}/${250 * 1024 ** 3 + 1}` }, 10, 413],
  ])('refuses %s', async (_what, headers, length, status) => {
    const url = await urlFor('refused.bin');
    expect((await graph.bytes('PUT', url, bytes.slice(0, length), headers)).status).toBe(status);
    expect((await graph.bytes('GET', url)).body.nextExpectedRanges).toEqual(['0-']);
  });

  it('refuses a changed total (fragmentLengthMismatch)', async () => {
    const url = await urlFor('total.bin');
    await putRange(url, 0, unit);
    const other = await putRange(url, unit, 2 * unit, bytes.length + 1);
    expect([other.status, other.body.error.innerError.code]).toEqual([400, 'fragmentLengthMismatch']);
  });

  it('refuses an Authorization header on the URL: "it may result in 401"', async () => {
    const url = await urlFor('token.bin');
    const authorization = `Bearer ${await graph.token('full')}`;
    expect((await putRange(url, 0, unit, bytes.length, { authorization })).status).toBe(401);
    expect((await graph.bytes('GET', url.replace(/guid='[^']+'/, "guid='other'"))).status).toBe(401);
  });

  it('ends on DELETE and on expiry, which each range extends (onedrive-api-docs#1260)', async () => {
    const given = await urlFor('given-up.bin');
    await putRange(given, 0, unit);
    expect((await graph.bytes('DELETE', given)).status).toBe(204);
    expect((await graph.bytes('DELETE', given)).status).toBe(404);
    const slow = await urlFor('slow.bin');
    now = new Date(now.getTime() + 14 * 60_000);
    expect((await putRange(slow, 0, unit)).body.expirationDateTime).toBe(
      new Date(now.getTime() + 15 * 60_000).toISOString(),
    );
    now = new Date(now.getTime() + 14 * 60_000);
    expect((await putRange(slow, unit, 2 * unit)).status).toBe(202);
    now = new Date(now.getTime() + 16 * 60_000);
    const late = await putRange(slow, 2 * unit, bytes.length);
    expect([late.status, late.body.error.innerError.code]).toEqual([404, 'uploadSessionNotFound']);
    await graph.restart();
    // Only the contents of completed sessions remain.
    expect(files()).toBe((await graph.api('GET', `${drive}/root/children`)).body.value.length);
  });

  it('ignores the bytes of an aborted range', async () => {
    const url = await urlFor('cut.bin');
    await graph.control('POST', '/faults', { method: 'PUT', path: 'uploadSession', drop: true, when: 'before' });
    await expect(putRange(url, 0, unit)).rejects.toThrow();
    expect((await graph.bytes('GET', url)).body.nextExpectedRanges).toEqual(['0-']);
    await graph.control('POST', '/faults', { method: 'PUT', path: 'uploadSession', status: 503, when: 'after' });
    expect((await putRange(url, 0, unit)).status).toBe(503);
    expect((await graph.bytes('GET', url)).body.nextExpectedRanges).toEqual([`${unit}-`]);
    const headers = {
      'content-range': `bytes ${unit}-${2 * unit - 1}/${bytes.length}`,
      'content-length': String(unit),
    };
    const cut = httpRequest(url, { method: 'PUT', headers });
    const closed = new Promise((resolve) => cut.once('close', resolve).once('error', () => {}));
    cut.write(bytes.slice(1000, 2000), () => cut.destroy());
    await closed;
    expect((await putRange(url, unit, bytes.length)).status).toBe(201);
    expect((await read('cut.bin')).equals(bytes)).toBe(true);
  });
});

describe('names that are taken', () => {
  it('fails at once by default, renames or replaces if requested', async () => {
    await putSmall('taken.bin', 'x');
    const refused = await create('TAKEN.bin');
    expect([refused.status, refused.body.error.code]).toEqual([409, 'nameAlreadyExists']);
    const renamed = await putRange(
      await urlFor('taken.bin', { '@microsoft.graph.conflictBehavior': 'rename' }),
      0,
      10,
      10,
    );
    expect([renamed.status, renamed.body.name]).toEqual([201, 'taken 1.bin']);
  });

  it('answers 409 to the last range if the name was taken meanwhile, and keeps the session', async () => {
    const url = await urlFor('race.bin');
    await putRange(url, 0, unit);
    await putSmall('race.bin', 'faster');
    const last = await putRange(url, unit, bytes.length);
    expect([last.status, last.body.error.code]).toEqual([409, 'nameAlreadyExists']);
    expect(last.body.error.message).toMatch(/^Another file exists with the same name as the uploaded session/);
    expect((await graph.bytes('GET', url)).body.nextExpectedRanges).toEqual([]);
    expect((await read('race.bin')).toString()).toBe('faster');
    await graph.api('DELETE', `${drive}/root:/race.bin`);
    expect((await graph.bytes('POST', url)).status).toBe(201);
    expect((await read('race.bin')).equals(bytes)).toBe(true);
  });

  it('waits for a POST with deferCommit', async () => {
    const body = { item: {}, deferCommit: true };
    const { uploadUrl } = (await graph.api('POST', `${drive}/root:/deferred.bin:/createUploadSession`, body)).body;
    const incomplete = await graph.bytes('POST', uploadUrl);
    expect([incomplete.status, incomplete.body.error.innerError.code]).toEqual([400, 'uploadSessionIncomplete']);
    expect((await putRange(uploadUrl, 0, 10, 10)).status).toBe(202);
    expect((await graph.bytes('POST', uploadUrl)).status).toBe(201);
  });
});

describe('creating a session', () => {
  it('refuses a stale If-Match (412)', async () => {
    const file = (await putSmall('match.bin', 'x')).body;
    const replace = { '@microsoft.graph.conflictBehavior': 'replace' };
    expect((await create('match.bin', replace, { 'if-match': file.eTag.replace(',1"', ',9"') })).status).toBe(412);
    expect((await create('match.bin', replace, { 'if-match': file.cTag })).status).toBe(200);
  });

  it.each([
    ['a name that differs from the path (microsoft-graph-docs#8209)', { name: 'other.bin' }, 400],
    ['more than 250 GB', { fileSize: 250 * 1024 ** 3 + 1 }, 413],
    ['an unsupported property', { mediaSource: {} }, 501],
  ])('refuses %s', async (_what, item, status) => expect((await create('begin.bin', item)).status).toBe(status));

  it('refuses an invalid name, a missing folder and a folder as the target', async () => {
    expect((await create('con')).status).toBe(400);
    expect((await create('none/a.bin')).status).toBe(404);
    const root = await graph.api('POST', `${drive}/root/createUploadSession`, {});
    expect([root.status, root.body.error.message]).toEqual([400, 'File name not provided in url']);
  });

  it('costs as much as an upload (SPD throttling page, 2025)', async () => {
    await graph.control('DELETE', '/usage');
    const url = await urlFor('units.bin');
    await putRange(url, 0, unit);
    await graph.bytes('GET', url);
    expect((await graph.control('GET', '/usage')).body.resourceUnits).toBe(5);
  });
});
