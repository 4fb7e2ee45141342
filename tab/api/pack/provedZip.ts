import { createHash } from 'node:crypto';
import { bytesOf, type Content, createZip, type ZipArchive } from '../files/zip.ts';

const manifestName = 'MANIFEST.sha256';

/** An archive with the SHA-256 of all that is in it as `MANIFEST.sha256` (as `sha256sum` writes and checks it). */
export const createProvedZip = (made: Date): ZipArchive => {
  const zip = createZip(made);
  const sums: string[] = [];
  return {
    add: async (name, content) => {
      const hash = createHash('sha256');
      await zip.add(name, hashed(content, hash));
      sums.push(`${hash.digest('hex')}  ${name}\n`);
    },
    end: async () => {
      await zip.add(manifestName, [sums.sort().join('')]);
      return zip.end();
    },
  };
};

async function* hashed(content: Content, hash: ReturnType<typeof createHash>): AsyncGenerator<Uint8Array> {
  for await (const piece of content) {
    const bytes = bytesOf(piece);
    hash.update(bytes);
    yield bytes;
  }
}
