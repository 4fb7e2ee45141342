import { createHash } from 'node:crypto';
import type { Readable } from 'node:stream';
import { anActor } from '../../../test/builders/anActor.ts';
import { aTab, type Tab } from '../../../test/builders/aTab.ts';

const lea = anActor();
const tom = '66666666-6666-4666-8666-666666666666';
const manager = '77777777-7777-4777-8777-77777777777a';
const reference = 'NC-2026-0001';
const path = `/api/nonconformities/${reference}/evidence`;
const scan = Buffer.from('%PDF-1.7 of the door log');
const hash = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex');
/** A picture with its location, and the same without. */
const located = Buffer.from('ffd8ffe1000a477073203438204effda000401020304ffd9', 'hex');
const bare = Buffer.from('ffd8ffda000401020304ffd9', 'hex');

let tab: Tab;
let drawn = 0;
const n = (): string => {
  drawn += 1;
  return drawn.toString(16).padStart(32, '0');
};
beforeEach(async () => {
  tab = await aTab();
  tab.setRoles(manager, ['ismsManager']);
});
afterEach(() => tab.stop());

const signedIn = async (oid: string) => ({ authorization: `Bearer ${await tab.issuer.token({ oid })}` });
type Sent = { readonly by?: string; readonly bytes?: Buffer | Readable; readonly headers?: Record<string, string> };
const attach = async ({ by = lea.id, bytes = scan, headers = {} }: Sent = {}, url = path) =>
  tab.app.inject({
    method: 'POST',
    url,
    headers: {
      ...(await signedIn(by)),
      'content-type': 'application/octet-stream',
      'x-file-name': encodeURIComponent('Relevé (porte).pdf'),
      'x-n': n(),
      ...headers,
    },
    payload: bytes,
  });
const open = async (sha256: string, by = lea.id, headers: Record<string, string> = {}) =>
  tab.app.inject({ url: `${path}/${sha256}`, headers: { ...(await signedIn(by)), ...headers } });
const report = async (more: object = {}) => {
  const command = { name: 'report', facts: { what: 'A door.' }, language: 'en', ...more };
  const answer = await tab.app.inject({
    method: 'POST',
    url: '/api/commands',
    headers: await signedIn(lea.id),
    payload: { n: n(), command },
  });
  return answer.json() as { caseCode: string };
};
const stored = () => tab.records.stored()[0]?.state.evidence ?? [];
const libraryBytes = () => [...tab.evidence.files.values()];

describe('a file of a record', () => {
  beforeEach(() => report());

  it('is stored by its hash, and returned as a download, never for display', async () => {
    const answer = await attach();
    expect(answer.json()).toEqual({ reference, sequence: 2, repeated: false });
    expect(stored()).toMatchObject([
      { name: 'Relevé (porte).pdf', bytes: scan.length, sha256: hash(scan), by: lea.id },
    ]);
    const got = await open(hash(scan));
    expect(got.statusCode).toBe(200);
    expect(got.rawPayload).toEqual(scan);
    expect(got.headers).toMatchObject({
      'content-type': 'application/octet-stream',
      'content-disposition': "attachment; filename*=UTF-8''Relev%C3%A9%20%28porte%29.pdf",
      'content-length': String(scan.length),
      'x-content-type-options': 'nosniff',
      'content-security-policy': expect.stringContaining('sandbox'),
      'cache-control': 'no-store',
    });
  });

  it('is listed in the record, without its location', async () => {
    await attach();
    const answer = await tab.app.inject({ url: `/api/nonconformities/${reference}`, headers: await signedIn(manager) });
    expect(answer.json().evidence).toEqual([
      {
        name: 'Relevé (porte).pdf',
        bytes: scan.length,
        sha256: hash(scan),
        at: '2026-11-24T09:00:00.000Z',
        by: { me: false, name: lea.name },
      },
    ]);
    expect(answer.body).not.toContain('files.example.test');
  });

  it('delivered again is one; the same file sent again is refused, and stored once', async () => {
    const headers = { 'x-n': n() };
    await attach({ headers });
    expect((await attach({ headers })).json()).toEqual({ reference, sequence: 2, repeated: true });
    const again = await attach();
    expect([again.statusCode, again.json().error.refusal]).toEqual([409, { reason: 'nothingChanged' }]);
    expect(stored()).toHaveLength(1);
    expect(libraryBytes()).toHaveLength(1);
  });

  it.each([
    ['another person', { by: tom }, path, { reason: 'unknown' }],
    ['a record that is not there', {}, path.replace('0001', '0009'), { reason: 'unknown' }],
    [
      'an action that is not there',
      { headers: { 'x-action': 'A7' } },
      path,
      { reason: 'invalid', problems: { action: 'unknownAction' } },
    ],
    [
      'a program',
      { headers: { 'x-file-name': 'a.exe' } },
      path,
      { reason: 'invalid', problems: { name: 'programFile' } },
    ],
    ['no name', { headers: { 'x-file-name': '%20' } }, path, { reason: 'invalid', problems: { name: 'missing' } }],
    [
      'too much',
      { headers: { 'content-length': '104857601' } },
      path,
      { reason: 'invalid', problems: { bytes: 'tooLarge' } },
    ],
    [
      'nothing',
      { bytes: Buffer.alloc(0), headers: { 'content-length': '0' } },
      path,
      { reason: 'invalid', problems: { bytes: 'emptyFile' } },
    ],
  ] as const)('%s is refused before a byte is read', async (_what, sent, url, refusal) => {
    const answer = await attach(sent, url);
    expect([answer.statusCode, answer.json().error.refusal]).toEqual([
      refusal.reason === 'invalid' ? 422 : 409,
      refusal,
    ]);
    expect(tab.evidence.reads()).toBe(0);
    expect(stored()).toEqual([]);
  });

  it('shorter than announced leaves nothing', async () => {
    const answer = await attach({ headers: { 'content-length': '1000' } });
    expect(answer.json().error.refusal).toEqual({ reason: 'invalid', problems: { file: 'cutShort' } });
    expect([stored(), libraryBytes()]).toEqual([[], []]);
  });

  it.each([
    [{ 'x-file-name': '%E0%A4%A' }, ['x-file-name']],
    [{ 'x-n': '1' }, ['x-n']],
    [{ 'content-length': '1e3' }, ['content-length']],
  ])('with missing or invalid details is refused: %j', async (headers, fields) => {
    const answer = await attach({ headers });
    expect([answer.statusCode, answer.json().error.fields]).toEqual([400, fields]);
  });

  it('is returned as raw bytes only', async () => {
    expect((await attach({ headers: { 'content-type': 'text/html' } })).statusCode).toBe(400);
    expect((await attach({ headers: { authorization: 'Bearer a.b.c' } })).statusCode).toBe(401);
  });

  it('is opened by readers of the record; for others it does not exist', async () => {
    await attach();
    expect((await open(hash(scan), manager)).statusCode).toBe(200);
    expect((await open(hash(scan), tom)).json()).toEqual((await open('0'.repeat(64))).json());
    expect((await open(hash(scan), tom)).statusCode).toBe(404);
  });

  it('is not returned after a change or removal in SharePoint', async () => {
    await attach();
    for (const key of tab.evidence.files.keys()) tab.evidence.files.set(key, Buffer.from('other'));
    const changed = await open(hash(scan));
    expect([changed.statusCode, changed.json().error.code]).toEqual([409, 'fileChanged']);
    tab.evidence.files.clear();
    const missing = await open(hash(scan));
    expect([missing.statusCode, missing.json().error.code]).toEqual([410, 'fileMissing']);
  });

  it('can be sent again after a fault of the record, and is stored once', async () => {
    const headers = { 'x-n': n() };
    tab.records.breakDown('notKnownYet', { when: 'after', only: 'append' });
    const answer = await attach({ headers });
    expect([answer.statusCode, answer.json().error]).toMatchObject([503, { fault: 'notKnownYet', retry: true }]);
    tab.records.mend();
    expect((await attach({ headers })).json()).toEqual({ reference, sequence: 2, repeated: true });
    expect([stored(), libraryBytes()]).toMatchObject([[{}], [{}]]);
  });
});

describe.each(['sealed', 'anonymous'])('of a %s report', (anonymity) => {
  let code: Record<string, string>;
  const photo = { bytes: located, headers: { 'x-file-name': 'Lea at the door.JPEG' } };
  beforeEach(async () => {
    code = { 'x-case-code': (await report({ anonymity })).caseCode };
  });

  it('is a picture of the reporter without metadata and name; they can open it, and the next one is numbered', async () => {
    const headers = { ...photo.headers, ...code };
    expect((await attach({ ...photo, headers })).statusCode).toBe(200);
    await attach({ bytes: Buffer.from('89504e470d0a1a0a0000000049454e44ae426082', 'hex'), headers });
    expect(stored()).toMatchObject([
      {
        name: 'evidence-1.jpg',
        bytes: bare.length,
        sha256: hash(bare),
        by: 'reporter',
        at: '2026-11-23T23:00:00.000Z',
      },
      { name: 'evidence-2.png' },
    ]);
    expect(libraryBytes()[0]).toEqual(bare);
    const kept = JSON.stringify([tab.records.stored(), [...tab.evidence.files.keys()], tab.logged]);
    // Three letters may occur by chance in sealed text.
    expect(kept.replace(/"sealed":"[^"]*"/g, '')).not.toMatch(/lea/i);
    expect((await open(hash(bare), lea.id, code)).rawPayload).toEqual(bare);
    const told = await tab.app.inject({
      method: 'POST',
      url: '/api/cases',
      headers: await signedIn(lea.id),
      payload: { reference, caseCode: code['x-case-code'] },
    });
    expect(told.json().evidence).toMatchObject([{ name: 'evidence-1.jpg', sha256: hash(bare) }, {}]);
    expect(told.json().may).toContain('attachEvidence');
  });

  it.each([
    ['a document', { bytes: scan, headers: {} }, 0],
    ['a picture that cannot be cleaned', { bytes: located, headers: { 'x-file-name': 'a.heic' } }, 0],
    ['a document with the name of a picture', { bytes: scan, headers: { 'x-file-name': 'a.jpg' } }, 0],
  ])('is refused from the reporter, and not stored: %s', async (_what, sent, reads) => {
    const answer = await attach({ bytes: sent.bytes, headers: { ...sent.headers, ...code } });
    expect([answer.statusCode, answer.json().error.refusal]).toEqual([409, { reason: 'fileMayName' }]);
    expect([tab.evidence.reads(), stored()]).toEqual([reads, []]);
  });

  it('is refused as a picture that is too large', async () => {
    const answer = await attach({ ...photo, headers: { ...photo.headers, ...code, 'content-length': '26214401' } });
    expect(answer.json().error.refusal).toEqual({ reason: 'invalid', problems: { file: 'pictureTooLarge' } });
  });

  it('from a named person keeps its name; their picture loses its location, their document is unchanged', async () => {
    expect((await attach({ ...photo, by: manager })).statusCode).toBe(200);
    expect((await attach({ by: manager })).statusCode).toBe(200);
    expect(stored()).toMatchObject([
      { name: 'Lea at the door.JPEG', sha256: hash(bare), by: manager },
      { sha256: hash(scan), by: manager },
    ]);
  });

  it('is opened by its reporter only; a wrong code opens nothing', async () => {
    await attach({ by: manager });
    expect((await open(hash(scan), manager)).statusCode).toBe(200);
    expect((await open(hash(scan), lea.id, code)).statusCode).toBe(404);
    const wrong = { 'x-case-code': 'AAAA-AAAA-AAAA-AAAA' };
    expect((await attach({ ...photo, headers: { ...photo.headers, ...wrong } })).statusCode).toBe(404);
    expect((await open(hash(scan), lea.id, wrong)).statusCode).toBe(404);
  });
});
