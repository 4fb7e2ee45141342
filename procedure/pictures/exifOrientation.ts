import { ascii, startsWith, viewOf } from './joined.ts';

const exif = ascii('Exif\0\0');
/** Tag 0x0112, a SHORT, from 1 (upright) to 8 (Exif 2.32, 4.6.4 A). */
const orientationTag = 0x0112;

/** @param payload of an APP1 segment */
export const exifOrientation = (payload: Uint8Array): number | undefined => {
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
export const exifWith = (orientation: number | undefined): readonly Uint8Array[] => {
  if (orientation === undefined || orientation === 1) return [];
  const entry = [0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, orientation, 0, 0];
  const tiff = [...ascii('MM'), 0, 42, 0, 0, 0, 8, 0, 1, ...entry, 0, 0, 0, 0];
  const length = 2 + exif.length + tiff.length;
  return [Uint8Array.from([0xff, 0xe1, length >> 8, length & 0xff, ...exif, ...tiff])];
};
