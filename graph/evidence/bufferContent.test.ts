import { createHash } from 'node:crypto';
import { readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { type BufferedContent, bufferContent, createQuickXor } from './bufferContent.ts';

const scratch = (): number => readdirSync(tmpdir()).filter((name) => name.startsWith('tentwo-evidence-')).length;
const sample = (length: number): Buffer => {
  const bytes = Buffer.alloc(length);
  for (let n = 0; n < length; n += 1) bytes[n] = (n * 7919 + (n >> 8)) % 256;
  return bytes;
};

async function* inPieces(bytes: Buffer, piece = 70_000) {
  for (let at = 0; at < bytes.length; at += piece) yield bytes.subarray(at, at + piece);
}
const collect = async (content: BufferedContent): Promise<Buffer> => {
  const chunks: Uint8Array[] = [];
  for await (const chunk of content.bytes()) chunks.push(chunk);
  return Buffer.concat(chunks);
};

it.each([0, 1, 3_999_999, 4_000_000, 4_000_001, 9_000_000])('returns %i bytes unchanged', async (length) => {
  const bytes = sample(length);
  const content = await bufferContent(inPieces(bytes), 10_000_000);
  if (!content) throw new Error('nothing');
  expect(content.size).toBe(length);
  expect(content.sha256).toBe(createHash('sha256').update(bytes).digest('hex'));
  expect((await collect(content)).equals(bytes)).toBe(true);
  expect((await collect(content)).equals(bytes)).toBe(true);
  const [start, end] = [Math.floor(length / 3), Math.ceil(length / 2)];
  expect((await content.read(start, end)).equals(bytes.subarray(start, end))).toBe(true);
  await content.close();
});

it('leaves no file behind, even when the process is killed', async () => {
  const before = scratch();
  const content = await bufferContent(inPieces(sample(5_000_000)), 10_000_000);
  expect(scratch()).toBe(before);
  await content?.close();
});

it.each([100, 5_000_000])('accepts %i bytes and not one more', async (most) => {
  expect(await bufferContent(inPieces(sample(most + 1)), most)).toBeUndefined();
  const content = await bufferContent(inPieces(sample(most)), most);
  expect(content?.size).toBe(most);
  await content?.close();
});

it('stops reading once the limit is exceeded', async () => {
  let given = 0;
  async function* endless() {
    for (;;) {
      given += 1;
      yield Buffer.alloc(1000);
    }
  }
  expect(await bufferContent(endless(), 10_000)).toBeUndefined();
  expect(given).toBe(11);
});

it.each([10, 5_000_000])('rethrows the error of its source after %i bytes', async (length) => {
  async function* breaking() {
    yield* inPieces(sample(length));
    throw new Error('gone');
  }
  await expect(bufferContent(breaking(), 10_000_000)).rejects.toThrow('gone');
});

/** Test vectors that rclone verified against the real service (backend/onedrive/quickxorhash). */
const known = [
  ['', 'AAAAAAAAAAAAAAAAAAAAAAAAAAA='],
  ['Sg==', 'SgAAAAAAAAAAAAAAAQAAAAAAAAA='],
  ['tbQ=', 'taAFAAAAAAAAAAAAAgAAAAAAAAA='],
  ['2fuxhBJXtpWFe8dOfdGeHw==', 'O9tHLAghgSvYohKFyMMxnNCHaHg='],
  ['T6LYJIfDh81JrAK309H2JMJTXis=', 'zBTHrspn3mEcohlJdIUAbjGNaNg='],
  [
    'jyibxJSzO6ZiZ0O1qe3tG/bvIAYssvukh9suIT5wEy1JBINVgPiqdsTW0cOpP0aUfP7mgqLfADkzI/m/GgCuVhr8oFLrOCoTx1/psBOWwhltCbhUx51Icm9aH8tY4Z3ccU+6BKpYQkLCy0B/A9Zc',
    'hZfLIilSITC6N3e3tQ/iSgEzkto=',
  ],
  [
    'qwGf2ESubE5jOUHHyc94ORczFYYbc2OmEzo+hBIyzJiNwAzC8PvJqtTzwkWkSslgHFGWQZR2BV5+uYTrYT7HVwRM40vqfj0dBgeDENyTenIOL1LHkjtDKoXEnQ0mXAHoJ8PjbNC93zi5TovVRXTNzfGEs5dpWVqxUzb5lc7dwkyvOluBw482mQ4xrzYyIY1t+//OrNi1ObGXuUw2jBQOFfJVj2Y6BOyYmfB1y36eBxi3zxeG5d5NYjm2GSh6e08QMAwu3zrINcqIzLOuNIiGXBtl7DjKt7b5wqi4oFiRpZsCyx2smhSrdrtK/CkdU6nDN+34vSR/M8rZpWQdBE7a8g==',
    'WYT9JY3JIo/pEBp+tIM6Gt2nyTM=',
  ],
] as const;

it.each(known)('the hash of %s is independent of the chunks', (text, expected) => {
  const bytes = Buffer.from(text, 'base64');
  for (const piece of [1, 7, 160, 1000]) {
    const hash = createQuickXor();
    for (let at = 0; at < bytes.length; at += piece) hash.update(bytes.subarray(at, at + piece));
    expect(hash.digest()).toBe(expected);
  }
});
