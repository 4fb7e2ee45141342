import { ascii, joined, startsWith, viewOf } from './joined.ts';

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
