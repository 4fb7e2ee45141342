import { createHash } from 'node:crypto';
import { createKeySigner } from '../../graph/checkpoints/signer.ts';
import { createGraphClient, type GraphClient } from '../../graph/client/graphClient.ts';
import { createEvidence } from '../../graph/evidence/evidence.ts';
import { type TransferSizes, transferSizes } from '../../graph/evidence/evidenceTransfer.ts';
import { localCheckpointKey } from '../../infra/local/localSettings.ts';
import { tenant } from '../../infra/local/tenant.ts';
import { checkFiles } from '../../infra/verify/checkEvidence.ts';
import { checkHistory } from '../../infra/verify/checkHistory.ts';
import { createAHistory } from '../../infra/verify/testing/aHistory.ts';
import type { Evidence, SentFile, StoredFile } from '../../procedure/ports/evidence.ts';
import type { Reference } from '../../procedure/record/values/reference.ts';
import { type GraphStage, openGraphStage } from './graphStage.ts';

/** Ranges of the smallest length that Graph accepts, to avoid megabytes. */
const small = { maxAtOnce: 100_000, rangeSize: 320 * 1024 };
const library = '/lists/Evidence/drive/root';
const unit = 320 * 1024;
const sha256 = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex');
/** A pattern of prime length, so that no two ranges are equal. */
const sample = (length: number, seed = 1): Buffer =>
  Buffer.alloc(
    length,
    Uint8Array.from({ length: 65_521 }, (_, n) => (n * 7919 * seed + (n >> 8) + seed) % 256),
  );

type Child = { readonly name: string; readonly size: number };

describe('Evidence', () => {
  type Replica = Pick<GraphClient, 'usage' | 'close'> & { readonly evidence: Evidence };
  let stage: GraphStage;
  let reference: Reference;
  let records = 0;
  let room: Replica;
  let other: Replica;
  const open = (sizes?: TransferSizes): Replica => {
    const client = createGraphClient(stage.productOptions);
    const wait = (milliseconds: number) => new Promise<void>((resolve) => setTimeout(resolve, milliseconds / 100));
    return { ...client, evidence: createEvidence({ client, siteId: tenant.siteId, wait, sizes }) };
  };
  beforeAll(async () => {
    stage = await openGraphStage();
    await stage.reset();
  });
  afterAll(() => stage.close());
  // A separate record for each test.
  beforeEach(async () => {
    await stage.control('DELETE', 'faults');
    await stage.control('DELETE', 'usage');
    records += 1;
    reference = `NC-2026-${String(records).padStart(4, '0')}`;
    [room, other] = [open(small), open(small)];
  });
  afterEach(() => {
    room.close();
    other.close();
  });

  const send = (bytes: Buffer, changes: Partial<SentFile> = {}): SentFile => ({
    reference,
    name: 'Scan of the log.pdf',
    size: bytes.length,
    bytes: (async function* () {
      for (let at = 0; at < bytes.length; at += 65_536) yield bytes.subarray(at, at + 65_536);
    })(),
    ...changes,
  });
  const fileOf = (stored: StoredFile) => {
    if (stored.kind !== 'stored') throw new Error(stored.problem);
    return stored.file;
  };
  const store = async (bytes: Buffer, changes: Partial<SentFile> = {}, by = room) =>
    fileOf(await by.evidence.store(send(bytes, changes)));
  const children = async (of: string = reference): Promise<readonly Child[]> =>
    ((await stage.http('GET', `${library}:/${of}:/children`)) as { value: readonly Child[] }).value;
  const read = async (file: { bytes: number; sha256: string; link: string }, by = other, of = reference) => {
    const opened = await by.evidence.open(of, file);
    if (opened.kind !== 'intact') return opened.kind;
    const chunks: Uint8Array[] = [];
    for await (const chunk of opened.bytes) chunks.push(chunk);
    await opened.close();
    return Buffer.concat(chunks);
  };
  const routes = async () => ((await stage.control('GET', 'usage')) as { byRoute: Record<string, number> }).byRoute;
  const count = async (part: string) =>
    Object.entries(await routes()).reduce((sum, [route, times]) => sum + (route.includes(part) ? times : 0), 0);

  /** Changes made in SharePoint. */
  const token = async () => ((await stage.control('POST', 'token', { access: 'full' })) as { token: string }).token;
  const put = async (name: string, bytes: Buffer) => {
    const answer = await fetch(
      `${stage.graph.url}/v1.0/drives/${await driveId()}/root:/${reference}/${encodeURIComponent(name)}:/content`,
      {
        method: 'PUT',
        headers: { authorization: `Bearer ${await token()}` },
        body: new Uint8Array(bytes),
      },
    );
    expect(answer.ok).toBe(true);
  };
  const driveId = async () => ((await stage.http('GET', '/lists/Evidence/drive')) as { id: string }).id;

  it.each([
    ['a small file', 1],
    ['the largest that goes in one request', 4_000_000],
    ['the smallest that goes in ranges', 4_000_001],
    ['a multiple of the range', 32 * unit],
    ['three ranges', 12_000_000],
  ])('keeps %s in the folder of its record, and returns it', async (_what, length) => {
    const bytes = sample(length);
    const told: number[] = [];
    const real = open();
    const file = await store(bytes, { onProgress: (kept) => told.push(kept) }, real);
    real.close();
    const name = `Scan of the log (${file.sha256.slice(0, 12)}).pdf`;
    expect(file).toEqual({
      name: 'Scan of the log.pdf',
      bytes: length,
      sha256: sha256(bytes),
      link: `https://contoso.sharepoint.com/sites/isms/Evidence/${reference}/${encodeURIComponent(name)}`,
    });
    expect(await children()).toMatchObject([{ name, size: length }]);
    expect(((await read(file)) as Buffer).equals(bytes)).toBe(true);
    expect(told.at(-1)).toBe(length);
    expect(told).toEqual([...told].sort((a, b) => a - b));
    expect(told).toHaveLength(length > transferSizes.maxAtOnce ? Math.ceil(length / transferSizes.rangeSize) : 1);
  });

  it('costs one request for a small file if the folder exists', async () => {
    await store(sample(10));
    const before = room.usage();
    await store(sample(11));
    expect(room.usage().requests - before.requests).toBe(1);
    expect(room.usage().resourceUnits - before.resourceUnits).toBe(2);
  });

  it.each([1000, 2 * unit])('stores a repeated file once, on any replica (%i bytes)', async (length) => {
    const bytes = sample(length);
    const first = await store(bytes);
    expect(await store(bytes, {}, other)).toEqual(first);
    expect(await store(bytes)).toEqual(first);
    expect(await children()).toHaveLength(1);
  });

  it('keeps two files with one name, and one file under two names', async () => {
    const files = [
      await store(sample(10, 1)),
      await store(sample(10, 2)),
      await store(sample(10, 1), { name: 'b.pdf' }),
    ];
    expect(files.map(({ name }) => name)).toEqual(['Scan of the log.pdf', 'Scan of the log.pdf', 'b.pdf']);
    expect(await children()).toHaveLength(3);
    for (const [index, file] of files.entries())
      expect(((await read(file)) as Buffer).equals(sample(10, index === 1 ? 2 : 1))).toBe(true);
  });

  it.each([2000, 2 * unit])('accepts one name from two people at once on two replicas (%i bytes)', async (length) => {
    const [mine, same, theirs] = await Promise.all([
      store(sample(length, 1)),
      store(sample(length, 1), {}, other),
      store(sample(length, 3), {}, other),
    ]);
    expect(same).toEqual(mine);
    expect(await children()).toHaveLength(2);
    expect(((await read(mine)) as Buffer).equals(sample(length, 1))).toBe(true);
    expect(((await read(theirs)) as Buffer).equals(sample(length, 3))).toBe(true);
  });

  it.each([
    'Journal d’accès n° 3.csv',
    "rapport d'audit & suites + annexe.txt",
    '50 % #1.txt',
    '..evil',
    'CON',
    'con.txt',
    'aux.',
    'trailing dots...',
    `${'x'.repeat(251)}.txt`,
    `${'📷'.repeat(125)}.png`,
    '📷🔒.png',
    '名前.pdf',
    'a:b*c?d"e<f>g|h.log',
    '~$budget.csv',
    'my_vti_file.log',
    'desktop.ini',
    'report.docx',
    'page.html',
    'photo.jpg',
  ])('accepts the name %s', async (name) => {
    const file = await store(sample(100), { name });
    expect(file.name).toBe(name);
    expect(await children()).toHaveLength(1);
    expect(((await read(file)) as Buffer).equals(sample(100))).toBe(true);
  });

  const faults: readonly (readonly [string, object])[] = [
    ['504 before it was done', { status: 504, when: 'before' }],
    ['504 after it was done', { status: 504, when: 'after' }],
    ['a dropped connection before', { drop: true, when: 'before' }],
    ['a dropped connection after', { drop: true, when: 'after' }],
    ['502 with HTML', { status: 502, body: '<html>Bad</html>' }],
    ['503 with Retry-After', { status: 503, retryAfter: 0.05 }],
    ['429', { status: 429, retryAfter: 0.05 }],
    ['423', { status: 423 }],
    ['409 of a change at the same moment', { status: 409 }],
  ];
  describe.each(faults)('after %s', (_fault, fault) => {
    it('ends with one small file', async () => {
      const before = room.usage().requests;
      await stage.fault({ method: 'PUT', path: '/content', ...fault });
      const file = await store(sample(5000));
      // Drive, folder, its creation, the file; and the cost of the fault.
      expect(room.usage().requests - before).toBeGreaterThan(4);
      expect(await children()).toHaveLength(1);
      expect(((await read(file)) as Buffer).equals(sample(5000))).toBe(true);
    });

    it.each([
      ['of the folder', { method: 'POST', path: '/children' }],
      ['of the search for the folder', { method: 'GET', path: 'root:/NC' }],
      ['of the session', { method: 'POST', path: 'createUploadSession' }],
      ['of the first range', { method: 'PUT', path: '_api/v2.0' }],
      ['and again of the same range', { method: 'PUT', path: '_api/v2.0', count: 2 }],
    ])('%s ends with one large file', async (_where, request) => {
      const before = room.usage().requests;
      await stage.fault({ ...request, ...fault });
      const bytes = sample(unit + 17);
      const file = await store(bytes);
      // Drive, folder, its creation, session, two ranges.
      expect(room.usage().requests - before).toBeGreaterThan(6);
      expect(await children()).toHaveLength(1);
      expect(((await read(file)) as Buffer).equals(bytes)).toBe(true);
    });
  });

  it.each(faults.slice(0, 5))('after %s of the last range ends with one file', async (_fault, fault) => {
    const bytes = sample(2 * unit);
    // A delay that holds: the fault that comes with the first progress is there before the last range is.
    await stage.fault({ method: 'PUT', path: '_api/v2.0', delayMs: 200 });
    let planned: Promise<unknown> | undefined;
    const before = room.usage().requests;
    const onProgress = () => {
      planned ??= stage.fault({ method: 'PUT', path: '_api/v2.0', ...fault });
    };
    const file = await store(bytes, { onProgress });
    await planned;
    expect(room.usage().requests - before).toBeGreaterThan(6);
    expect(await children()).toHaveLength(1);
    expect(((await read(file)) as Buffer).equals(bytes)).toBe(true);
  });

  it('resumes after a fault, and sends nothing twice that arrived', async () => {
    await store(sample(1));
    await stage.control('DELETE', 'usage');
    await stage.fault({ method: 'PUT', path: '_api/v2.0', drop: true, when: 'after' });
    await store(sample(3 * unit));
    // Three ranges, one of them with a lost answer, and one query of the session.
    expect(await count('PUT ')).toBe(3);
    expect(await count('GET /sites/isms/_api')).toBe(1);
  });

  it('cancels an abandoned upload, and says so; the same file again is one file', async () => {
    await stage.fault({ method: 'PUT', path: '_api/v2.0', status: 500, count: 1000 });
    await expect(store(sample(2 * unit))).rejects.toMatchObject({ code: 'unreachable', operation: 'evidence.range' });
    expect(await count('DELETE /sites/isms/_api')).toBe(4);
    await stage.control('DELETE', 'faults');
    expect(await children()).toEqual([]);
    await store(sample(2 * unit));
    expect(await children()).toHaveLength(1);
  });

  it.each(['before', 'after'])('ends with one file when the server stopped %s a range was stored', async (when) => {
    await stage.fault({ method: 'PUT', path: '_api/v2.0', delayMs: 300, when, count: 2 });
    const doomed = store(sample(3 * unit)).then(
      () => 'kept',
      () => 'broken off',
    );
    while ((await count('PUT ')) === 0) await new Promise((resolve) => setTimeout(resolve, 5));
    room.close();
    expect(await doomed).toBe('broken off');
    await stage.control('DELETE', 'faults');
    const file = await store(sample(3 * unit), {}, other);
    expect(await children()).toHaveLength(1);
    expect(((await read(file)) as Buffer).equals(sample(3 * unit))).toBe(true);
  });

  it('adopts a file that was stored when the server stopped, before the record named it', async () => {
    const file = await store(sample(2 * unit));
    room.close();
    const before = other.usage().requests;
    expect(await store(sample(2 * unit), {}, other)).toEqual(file);
    expect(other.usage().byOperation['evidence.range']).toBeUndefined();
    expect(other.usage().requests - before).toBeLessThanOrEqual(4);
    expect(await children()).toHaveLength(1);
  });

  it.each([
    ['nothing', Buffer.alloc(0), 0, 'emptyFile'],
    ['less than was announced', sample(10), 11, 'cutShort'],
    ['more than was announced', sample(10), 9, 'cutShort'],
    ['too much', sample(10), 100 * 1024 * 1024 + 1, 'tooLarge'],
  ])('keeps nothing when %s is sent', async (_what, bytes, size, problem) => {
    expect(await room.evidence.store(send(bytes, { size }))).toEqual({ kind: 'notStored', problem });
    await expect(children()).rejects.toThrow('404');
  });

  it('keeps nothing when the sender disconnects', async () => {
    async function* breaking() {
      yield sample(10);
      throw new Error('aborted');
    }
    expect(await room.evidence.store(send(sample(20), { bytes: breaking() }))).toEqual({
      kind: 'notStored',
      problem: 'cutShort',
    });
    await expect(children()).rejects.toThrow('404');
  });

  describe('a change in SharePoint', () => {
    const remove = (path: string) => stage.http('DELETE', `${library}:/${path}:`);

    it.each([
      ['other bytes', sample(100, 2)],
      ['more bytes', sample(101)],
      ['nothing', Buffer.alloc(0)],
    ])('is reported: %s under the name', async (_what, bytes) => {
      const file = await store(sample(100));
      const [there] = await children();
      await put(there?.name ?? '', bytes);
      expect(await read(file)).toBe('changed');
    });

    it('is reported: the file, or the folder, is gone', async () => {
      const file = await store(sample(100));
      const [there] = await children();
      await remove(`${reference}/${encodeURIComponent(there?.name ?? '')}`);
      expect(await read(file)).toBe('missing');
      await remove(reference);
      expect(await read(file)).toBe('missing');
    });

    it.each([500, 2 * unit])('is repaired: the same file is kept again beside it (%i bytes)', async (length) => {
      const first = await store(sample(length));
      const [there] = await children();
      await put(there?.name ?? '', sample(10, 9));
      const again = await store(sample(length));
      expect(again.link).not.toBe(first.link);
      expect(((await read(again)) as Buffer).equals(sample(length))).toBe(true);
      expect(await read(first)).toBe('changed');
    });

    it.each([500, 2 * unit])('is repaired: a removed folder is created again (%i bytes)', async (length) => {
      await store(sample(10));
      await remove(reference);
      const file = await store(sample(length));
      expect(((await read(file)) as Buffer).equals(sample(length))).toBe(true);
    });
  });

  it('is found by verification: files that History records and the library lacks or has changed', async () => {
    const files = [await store(sample(10)), await store(sample(20)), await store(sample(2 * unit))];
    const [kept, changed, missing] = files;
    const history = createAHistory(createKeySigner(localCheckpointKey));
    history.commit(reference, { type: 'EvidenceAttached', file: { ...kept, action: 'A1' } });
    history.commit(reference, { type: 'EvidenceAttached', file: kept });
    history.commit(reference);
    for (const file of [changed, missing]) history.commit(reference, { type: 'EvidenceAttached', file });
    const check = async () => {
      const evidence = await checkFiles(history.rows, other.evidence, async () => undefined);
      const { files: count, findings } = checkHistory(history.rows, { now: new Date(), evidence });
      return { count, found: findings.map(({ row, misfit, about }) => [row, misfit, about]) };
    };
    expect(await check()).toEqual({ count: 3, found: [] });
    const nameIn = (file: typeof kept) => file?.link.split('/').at(-1);
    await stage.http('DELETE', `${library}:/${reference}/${nameIn(missing)}:`);
    await put(decodeURIComponent(nameIn(changed) ?? ''), sample(20, 3));
    expect(await check()).toEqual({
      count: 3,
      found: [
        [`${reference}/0004`, 'fileChanged', changed?.name],
        [`${reference}/0005`, 'fileMissing', missing?.name],
      ],
    });
  });

  it('reports a missing library, and recovers without a restart once it exists', async () => {
    await stage.fault({ method: 'GET', path: '/lists/Evidence/drive', status: 404, count: 2 });
    await expect(store(sample(10))).rejects.toMatchObject({ code: 'notSetUp' });
    await expect(read({ bytes: 1, sha256: 'a', link: 'https://x/y' })).rejects.toMatchObject({ code: 'notSetUp' });
    expect(((await read(await store(sample(10)))) as Buffer).equals(sample(10))).toBe(true);
  });

  it('opens a file of the record and no other, whatever the link says', async () => {
    const file = await store(sample(100));
    const name = file.link.split('/').at(-1) ?? '';
    expect(await read({ ...file, link: `https://elsewhere.example/x/${name}` })).toBeInstanceOf(Buffer);
    for (const link of [
      `https://contoso.sharepoint.com/${reference}%2F${name}`,
      `https://contoso.sharepoint.com/sites/isms/Evidence/${reference}/..`,
      `https://contoso.sharepoint.com/sites/isms/Evidence/${reference}`,
      'https://contoso.sharepoint.com/%E0%A4%A',
      'none',
    ])
      expect(await read({ ...file, link })).toBe('missing');
    expect(await read(file, other, 'NC-2025-0001')).toBe('missing');
  });

  it.each([
    ['a dropped connection', { drop: true, when: 'after' }],
    ['503', { status: 503 }],
  ])('retries a read after %s', async (_what, fault) => {
    const file = await store(sample(2 * unit));
    await stage.fault({ method: 'GET', path: 'download.aspx', ...fault });
    expect(((await read(file)) as Buffer).equals(sample(2 * unit))).toBe(true);
  });

  it('lets many requests continue after throttling', async () => {
    await stage.fault({ method: 'PUT', path: '_api/v2.0', status: 429, retryAfter: 0.2 });
    const files = await Promise.all([store(sample(2 * unit)), store(sample(2 * unit + 1)), store(sample(300))]);
    expect(new Set(files.map(({ link }) => link)).size).toBe(3);
    expect(await children()).toHaveLength(3);
  });
});
