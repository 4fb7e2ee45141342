import { cleanedJpeg } from './cleanedJpeg.ts';
import { cleanedPng } from './cleanedPng.ts';
import { cleanedWebp } from './cleanedWebp.ts';
import type { PictureEnding } from './pictureName.ts';

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
