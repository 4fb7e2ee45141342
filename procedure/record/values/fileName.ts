import { plainText } from './plainText.ts';

/**
 * What a file is called by whoever sends it: without the folders that some programs put before it, on one line.
 * @returns undefined when nothing is left by which one could know it: no letter, digit or sign
 */
export const fileNameOf = (typed: string): string | undefined => {
  const last = plainText(typed).split(/[\\/]/).at(-1) ?? '';
  const name = last.replace(/\s+/g, ' ').trim();
  return /[\p{L}\p{N}\p{S}]/u.test(name) ? name : undefined;
};
