import { ascii, joined, startsWith, viewOf } from './bytes.ts';
import type { PictureEnding } from './pictureName.ts';

const exif = ascii('Exif\0\0');
/** Tag 0x0112, a SHORT, from 1 (upright) to 8 (Exif 2.32, 4.6.4 A). */
const orientationTag = 0x0112;

/** @param payload of an APP1 segment */
const exifOrientation = (payload: Uint8Array): number | undefined => {
  if (!startsWith(payload, exif)) return undefined;
  const tiff = payload.subarray(exif.length);
  const little = startsWith(tiff, ascii('II'));
  if (tiff.length < 8 || (!little && !startsWith(tiff, ascii('MM')))) return undefined;
  const view = viewOf(tiff);
  const directory = view.getUint32(4, little);
  if (directory + 2 > tiff.length) return undefined;
  const entries = view.getUint16(directory, little);
  for (let at = directory + 2; at < directory + 2 + entries * 12 && at + 12 <= tiff.length; at += 12) {
    if (view.getUint16(at, little) !== orientationTag) continue;
    const value = view.getUint16(at + 8, little);
    return value >= 1 && value <= 8 ? value : undefined;
  }
  return undefined;
};

/** Returns an APP1 segment with the orientation and nothing else; none for an upright picture. */
const exifWith = (orientation: number | undefined): readonly Uint8Array[] => {
  if (orientation === undefined || orientation === 1) return [];
  const entry = [0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, orientation, 0, 0];
  const tiff = [...ascii('MM'), 0, 42, 0, 0, 0, 8, 0, 1, ...entry, 0, 0, 0, 0];
  const length = 2 + exif.length + tiff.length;
  return [Uint8Array.from([0xff, 0xe1, length >> 8, length & 0xff, ...exif, ...tiff])];
};

const [soi, eoi, sos, app1, app14] = [0xd8, 0xd9, 0xda, 0xe1, 0xee] as const;
const adobe = ascii('Adobe');

/** Frames, tables, restart intervals: what a decoder needs (ITU-T T.81, table B.1). All others are left out. */
const isNeeded = (marker: number): boolean => (marker >= 0xc0 && marker <= 0xcf) || (marker >= 0xda && marker <= 0xdf);

/** Adobe's segment holds only the colour transform: 14 bytes with its length. */
const isColourCoding = (marker: number, segment: Uint8Array): boolean =>
  marker === app14 && segment.length === 16 && startsWith(segment, adobe, 4);

/**
 * Returns the JPEG without metadata, except its orientation: cameras rotate the picture by Exif alone.
 * @returns undefined for an invalid or incomplete JPEG
 */
export const cleanedJpeg = (bytes: Uint8Array): Uint8Array | undefined => {
  if (!startsWith(bytes, [0xff, soi])) return undefined;
  const kept: Uint8Array[] = [];
  let orientation: number | undefined;
  let scans = 0;
  for (let at = 2; ; ) {
    const marker = bytes[at + 1];
    if (bytes[at] !== 0xff || marker === undefined) return undefined;
    if (marker === 0xff) {
      at += 1;
      continue;
    }
    // Data after the end (previews, films, notes of a phone) is left out.
    if (marker === eoi)
      return scans === 0 ? undefined : joined([Uint8Array.of(0xff, soi), ...exifWith(orientation), ...kept, end]);
    const next = at + 2 + (at + 4 <= bytes.length ? viewOf(bytes).getUint16(at + 2) : 0);
    if (next < at + 4 || next > bytes.length) return undefined;
    const segment = bytes.subarray(at, next);
    if (marker === app1) orientation ??= exifOrientation(segment.subarray(4));
    if (isNeeded(marker) || isColourCoding(marker, segment)) kept.push(segment);
    at = next;
    if (marker !== sos) continue;
    scans += 1;
    at = endOfScan(bytes, next);
    kept.push(bytes.subarray(next, at));
  }
};

const end = Uint8Array.of(0xff, eoi);

/** Coded data continues over `FF 00` and the restart markers, up to any other. */
const endOfScan = (bytes: Uint8Array, from: number): number => {
  for (let at = bytes.indexOf(0xff, from); at !== -1; at = bytes.indexOf(0xff, at + 1)) {
    const next = bytes[at + 1] ?? 0;
    if (next !== 0 && !(next >= 0xd0 && next <= 0xd7)) return at;
  }
  return bytes.length;
};

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

const signature = [0x89, ...ascii('PNG\r\n'), 0x1a, 0x0a];

/**
 * Chunks needed for display, animation included (PNG, third edition, section 11). Texts, times, profiles and Exif are
 * left out.
 */
const needed = ['IHDR', 'PLTE', 'tRNS', 'sRGB', 'IDAT', 'acTL', 'fcTL', 'fdAT', 'IEND'].map(ascii);

/** @returns undefined for an invalid or incomplete PNG */
export const cleanedPng = (bytes: Uint8Array): Uint8Array | undefined => {
  if (!startsWith(bytes, signature)) return undefined;
  const kept: Uint8Array[] = [bytes.subarray(0, signature.length)];
  for (let at = signature.length; at + 12 <= bytes.length; ) {
    // Length, type, content, checksum.
    const next = at + 12 + viewOf(bytes).getUint32(at);
    if (next > bytes.length) return undefined;
    if (needed.some((kind) => startsWith(bytes, kind, at + 4))) kept.push(bytes.subarray(at, next));
    // Data after the end may have been cropped from the picture.
    if (startsWith(bytes, ascii('IEND'), at + 4)) return joined(kept);
    at = next;
  }
  return undefined;
};

export type CleanedPicture = { readonly ending: PictureEnding; readonly bytes: Uint8Array };

/**
 * Returns the picture with only what is needed to display it: no Exif, GPS, XMP, IPTC, comment, text, time, colour
 * profile (it can name the screen), preview, or data after its end. What can be seen in it stays.
 * @returns undefined for bytes that are no complete JPEG, PNG or WebP
 */
export const withoutMetadata = (bytes: Uint8Array): CleanedPicture | undefined => {
  const [jpg, png, webp] = [cleanedJpeg(bytes), cleanedPng(bytes), cleanedWebp(bytes)];
  if (jpg) return { ending: 'jpg', bytes: jpg };
  if (png) return { ending: 'png', bytes: png };
  return webp && { ending: 'webp', bytes: webp };
};
