import { createHash } from 'node:crypto';
import { setImmediate } from 'node:timers/promises';
import { Zip, ZipDeflate } from 'fflate';

/** What a file holds, in as many pieces as it comes. */
export type Content = Iterable<string | Uint8Array> | AsyncIterable<string | Uint8Array>;

export type ZipFile = {
  readonly add: (name: string, content: Content) => Promise<void>;
  /** The whole file, with the SHA-256 of all that is in it as `MANIFEST.sha256` (as `sha256sum` writes and checks it). */
  readonly end: () => Promise<Uint8Array>;
};

export const manifestName = 'MANIFEST.sha256';
/** So much is compressed at once, in bytes; then others are served. */
const turn = 128 * 1024;

/** @param made the time that every file in it bears */
export const createZip = (made: Date): ZipFile => {
  const pieces: Uint8Array[] = [];
  const sums: string[] = [];
  const zip = new Zip((error, piece) => {
    if (error) throw error;
    pieces.push(piece);
  });
  const put = async (name: string, content: Content): Promise<string> => {
    const file = new ZipDeflate(name, { level: 6 });
    file.mtime = made;
    zip.add(file);
    const hash = createHash('sha256');
    for await (const piece of content) {
      const bytes = typeof piece === 'string' ? new TextEncoder().encode(piece) : piece;
      for (let at = 0; at < bytes.length; at += turn) {
        const some = bytes.subarray(at, at + turn);
        hash.update(some);
        file.push(some);
        await setImmediate();
      }
    }
    file.push(new Uint8Array(0), true);
    return hash.digest('hex');
  };
  return {
    add: async (name, content) => void sums.push(`${await put(name, content)}  ${name}\n`),
    end: async () => {
      await put(manifestName, [sums.sort().join('')]);
      zip.end();
      return Buffer.concat(pieces);
    },
  };
};
