import { createHash } from 'node:crypto';
import type { Evidence } from '../../procedure/ports/evidence.ts';

export type MemoryEvidence = Evidence & {
  /** Paths and bytes of files: a test may change or remove them. */
  readonly files: Map<string, Buffer>;
  /** Number of reads from a sender. */
  readonly reads: () => number;
};

const most = 100 * 1024 * 1024;

/** The library in memory. */
export const createMemoryEvidence = (): MemoryEvidence => {
  const files = new Map<string, Buffer>();
  let reads = 0;
  return {
    files,
    reads: () => reads,
    store: async ({ reference, name, size, bytes, onProgress }) => {
      if ((size ?? 0) > most) return { kind: 'notStored', problem: 'tooLarge' };
      reads += 1;
      const chunks: Uint8Array[] = [];
      try {
        for await (const chunk of bytes) chunks.push(chunk);
      } catch {
        return { kind: 'notStored', problem: 'cutShort' };
      }
      const whole = Buffer.concat(chunks);
      if (whole.length === 0) return { kind: 'notStored', problem: 'emptyFile' };
      if (size !== undefined && whole.length !== size) return { kind: 'notStored', problem: 'cutShort' };
      onProgress?.(whole.length);
      const sha256 = createHash('sha256').update(whole).digest('hex');
      const link = `https://files.example.test/${reference}/${sha256.slice(0, 12)}-${encodeURIComponent(name)}`;
      files.set(link, whole);
      return { kind: 'stored', file: { name, bytes: whole.length, sha256, link } };
    },
    open: async (_reference, { sha256, link }) => {
      const there = files.get(link);
      if (!there) return { kind: 'missing' };
      if (createHash('sha256').update(there).digest('hex') !== sha256) return { kind: 'changed' };
      return {
        kind: 'intact',
        bytes: (async function* () {
          yield there;
        })(),
        close: async () => undefined,
      };
    },
  };
};
