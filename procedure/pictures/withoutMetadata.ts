import { cleanedJpeg } from './cleanedJpeg.ts';
import { cleanedPng } from './cleanedPng.ts';
import { cleanedWebp } from './cleanedWebp.ts';
import type { PictureEnding } from './pictureName.ts';

export type CleanedPicture = { readonly ending: PictureEnding; readonly bytes: Uint8Array };

/**
 * The picture with nothing in it but what is needed to show it: no Exif, GPS, XMP, IPTC, comment, text, time, colour
 * profile (it can name the screen), preview, or anything behind its end. What can be seen in it stays.
 * @returns undefined for what is no JPEG, PNG or WebP by its bytes, or is not whole
 */
export const withoutMetadata = (bytes: Uint8Array): CleanedPicture | undefined => {
  const [jpg, png, webp] = [cleanedJpeg(bytes), cleanedPng(bytes), cleanedWebp(bytes)];
  if (jpg) return { ending: 'jpg', bytes: jpg };
  if (png) return { ending: 'png', bytes: png };
  return webp && { ending: 'webp', bytes: webp };
};
