import { ascii, joined, startsWith, viewOf } from './joined.ts';

/** A RIFF chunk: its type, its content without the padding. */
type Chunk = { readonly kind: string; readonly content: Uint8Array };

/**
 * Chunks needed for display, animation included (RFC 9649, section 2.7). Profile, Exif, XMP and unknown chunks are
 * left out.
 */
const drawn = ['VP8 ', 'VP8L', 'ALPH', 'ANIM'];
/** Flags of `VP8X` that announce a profile, Exif, XMP. */
const announced = 0x20 | 0x08 | 0x04;
/** Position, size and duration of a frame, before its chunks. */
const frameHead = 16;

/** @returns undefined for an invalid or incomplete WebP */
export const cleanedWebp = (bytes: Uint8Array): Uint8Array | undefined => {
  if (!startsWith(bytes, ascii('RIFF')) || !startsWith(bytes, ascii('WEBP'), 8)) return undefined;
  const end = 8 + viewOf(bytes).getUint32(4, true);
  const chunks = end <= bytes.length ? chunksIn(bytes.subarray(12, end)) : undefined;
  const kept = chunks && cleaned(chunks);
  return kept && written('RIFF', joined([Uint8Array.from(ascii('WEBP')), ...kept]));
};

const cleaned = (chunks: readonly Chunk[]): readonly Uint8Array[] | undefined => {
  const kept: Uint8Array[] = [];
  for (const { kind, content } of chunks) {
    if (drawn.includes(kind)) kept.push(written(kind, content));
    if (kind === 'VP8X') kept.push(written(kind, withoutAnnouncements(content)));
    if (kind !== 'ANMF') continue;
    const frame = chunksIn(content.subarray(frameHead))?.filter((one) => drawn.includes(one.kind));
    if (!frame) return undefined;
    const inFrame = frame.map((one) => written(one.kind, one.content));
    kept.push(written(kind, joined([content.subarray(0, frameHead), ...inFrame])));
  }
  return kept.length > 0 ? kept : undefined;
};

const withoutAnnouncements = (content: Uint8Array): Uint8Array => {
  const copy = Uint8Array.from(content);
  copy[0] = (copy[0] ?? 0) & ~announced;
  return copy;
};

const chunksIn = (bytes: Uint8Array): readonly Chunk[] | undefined => {
  const chunks: Chunk[] = [];
  for (let at = 0; at < bytes.length; ) {
    if (at + 8 > bytes.length) return undefined;
    const length = viewOf(bytes).getUint32(at + 4, true);
    if (at + 8 + length > bytes.length) return undefined;
    const kind = String.fromCharCode(...bytes.subarray(at, at + 4));
    chunks.push({ kind, content: bytes.subarray(at + 8, at + 8 + length) });
    at += 8 + length + (length % 2);
  }
  return chunks;
};

const written = (kind: string, content: Uint8Array): Uint8Array => {
  const head = new Uint8Array(8);
  head.set(ascii(kind));
  viewOf(head).setUint32(4, content.length, true);
  return joined([head, content, new Uint8Array(content.length % 2)]);
};
