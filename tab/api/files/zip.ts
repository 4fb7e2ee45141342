import { once } from 'node:events';
import { crc32, createDeflateRaw } from 'node:zlib';
import { Zip, type ZipInputFile } from 'fflate';

/** Content of a file, in chunks. */
export type Content = Iterable<string | Uint8Array> | AsyncIterable<string | Uint8Array>;

export type ZipArchive = {
  readonly add: (name: string, content: Content) => Promise<void>;
  /** The whole archive. */
  readonly end: () => Promise<Uint8Array>;
};

export const bytesOf = (piece: string | Uint8Array): Uint8Array =>
  typeof piece === 'string' ? Buffer.from(piece, 'utf8') : piece;

/** Method 8 of APPNOTE.TXT 4.4.5. */
const deflated = 8;

/**
 * Writes an archive as its files arrive. Node compresses in its own threads, so other requests are served.
 * @param mtime time of every file in it, not before 1980
 */
export const createZip = (mtime: Date): ZipArchive => {
  const pieces: Uint8Array[] = [];
  const zip = new Zip((error, piece) => {
    if (error) throw error;
    pieces.push(piece);
  });
  return {
    add: async (filename, content) => {
      const file: ZipInputFile = { filename, mtime, compression: deflated, size: 0, crc: 0 };
      zip.add(file);
      const deflate = createDeflateRaw();
      deflate.on('data', (chunk: Buffer) => file.ondata?.(null, new Uint8Array(chunk), false));
      const ended = once(deflate, 'end');
      for await (const piece of content) {
        const bytes = bytesOf(piece);
        file.crc = crc32(bytes, file.crc);
        file.size += bytes.length;
        if (!deflate.write(bytes)) await once(deflate, 'drain');
      }
      deflate.end();
      await ended;
      file.ondata?.(null, new Uint8Array(0), true);
    },
    end: async () => {
      zip.end();
      return Buffer.concat(pieces);
    },
  };
};
