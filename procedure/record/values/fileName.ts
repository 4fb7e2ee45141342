import { plainText } from './plainText.ts';

/**
 * Returns the sender's name of a file, without the folders that some programs prepend, on one line.
 * @returns undefined when no letter, digit or sign is left
 */
export const fileNameOf = (typed: string): string | undefined => {
  const last = plainText(typed).split(/[\\/]/).at(-1) ?? '';
  const name = last.replace(/\s+/g, ' ').trim();
  return /[\p{L}\p{N}\p{S}]/u.test(name) ? name : undefined;
};
