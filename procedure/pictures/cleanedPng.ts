import { ascii, joined, startsWith, viewOf } from './joined.ts';

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
