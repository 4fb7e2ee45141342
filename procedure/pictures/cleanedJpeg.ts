import { exifOrientation, exifWith } from './exifOrientation.ts';
import { ascii, joined, startsWith, viewOf } from './joined.ts';

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
