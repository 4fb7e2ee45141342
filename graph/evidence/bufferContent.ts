import { createHash, randomUUID } from 'node:crypto';
import { type FileHandle, open, unlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Each byte enters the ring of 160 bits 11 bits further on than the previous one. */
const turn = 11;
const ring = 160;

/**
 * The only hash that SharePoint reports for a file:
 * https://learn.microsoft.com/onedrive/developer/code-snippets/quickxorhash
 */
type QuickXor = {
  readonly update: (bytes: Uint8Array) => void;
  /** Base64. */
  readonly digest: () => string;
};

export const createQuickXor = (): QuickXor => {
  // 11 and 160 have no common divisor: every 160th byte lands in the same place, so these are XORed first and rotated
  // afterwards.
  const joined = new Uint8Array(ring);
  let length = 0;
  return {
    update: (bytes) => {
      let place = length % ring;
      for (let index = 0; index < bytes.length; index += 1) {
        // Both indexes are within bounds.
        joined[place] = (joined[place] as number) ^ (bytes[index] as number);
        place = place === ring - 1 ? 0 : place + 1;
      }
      length += bytes.length;
    },
    digest: () => {
      let bits = 0n;
      joined.forEach((byte, place) => {
        const shifted = BigInt(byte) << BigInt((place * turn) % ring);
        bits ^= (shifted & whole) ^ (shifted >> BigInt(ring));
      });
      // The length is XORed into the last 64 bits, least significant byte first.
      bits ^= BigInt(length) << BigInt(ring - 64);
      const hex = bits.toString(16).padStart(ring / 4, '0');
      return Buffer.from(hex, 'hex').reverse().toString('base64');
    },
  };
};

const whole = (1n << BigInt(ring)) - 1n;

/** Bytes that have arrived completely and can be read any number of times. */
export type BufferedContent = {
  readonly size: number;
  readonly sha256: string;
  readonly quickXor: string;
  /** From `start` up to, but excluding, `end`. */
  readonly read: (start: number, end: number) => Promise<Buffer>;
  readonly bytes: () => AsyncIterable<Uint8Array>;
  readonly close: () => Promise<void>;
};

/** Up to this size, bytes stay in memory; larger content goes to a scratch file. */
const maxInMemory = 4_000_000;
const step = 256 * 1024;

/**
 * Buffers bytes and hashes them as they arrive. They must all be here before anything is done with them: the hash names
 * the file, a range may have to be sent again, and evidence must be checked to the last byte before it is handed out.
 * @param most maximum number of bytes; reading stops when it is exceeded
 * @returns undefined when it was exceeded
 * @throws any error of the source
 */
export const bufferContent = async (
  source: AsyncIterable<Uint8Array>,
  most: number,
): Promise<BufferedContent | undefined> => {
  const sha = createHash('sha256');
  const xor = createQuickXor();
  const held: Uint8Array[] = [];
  let size = 0;
  let file: FileHandle | undefined;
  try {
    for await (const chunk of source) {
      size += chunk.length;
      if (size > most) break;
      sha.update(chunk);
      xor.update(chunk);
      held.push(chunk);
      if (size <= maxInMemory) continue;
      file ??= await openScratch();
      await file.appendFile(Buffer.concat(held.splice(0)));
    }
  } catch (error) {
    await file?.close();
    throw error;
  }
  if (size > most) return void (await file?.close());
  const hashes = { size, sha256: sha.digest('hex'), quickXor: xor.digest() };
  return file ? inFile(file, hashes) : inMemory(Buffer.concat(held), hashes);
};

type Hashes = Pick<BufferedContent, 'size' | 'sha256' | 'quickXor'>;

const inMemory = (all: Buffer, hashes: Hashes): BufferedContent => ({
  ...hashes,
  read: async (start, end) => all.subarray(start, end),
  bytes: async function* () {
    yield all;
  },
  close: async () => undefined,
});

const inFile = (file: FileHandle, hashes: Hashes): BufferedContent => {
  const read = async (start: number, end: number): Promise<Buffer> => {
    const buffer = Buffer.alloc(end - start);
    for (let filled = 0; filled < buffer.length; ) {
      const { bytesRead } = await file.read(buffer, filled, buffer.length - filled, start + filled);
      if (bytesRead === 0) throw new Error('the scratch file ended early');
      filled += bytesRead;
    }
    return buffer;
  };
  return {
    ...hashes,
    read,
    bytes: async function* () {
      for (let at = 0; at < hashes.size; at += step) yield await read(at, Math.min(at + step, hashes.size));
    },
    close: () => file.close(),
  };
};

/** Unlinked at once: the file disappears with its handle, also when the process is killed. */
const openScratch = async (): Promise<FileHandle> => {
  const path = join(tmpdir(), `tentwo-evidence-${randomUUID()}`);
  const file = await open(path, 'wx+', 0o600);
  await unlink(path);
  return file;
};
