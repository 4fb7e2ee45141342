import { piecesOf } from '../../../procedure/similarity/word.ts';

/** Text as search compares it: without case, accents and typographic variants; white space is one space. */
export const foldedText = (text: string): string =>
  (isPlain.test(text) ? text : bare(text)).toLowerCase().replace(/\s+/g, ' ').trim();

/** ASCII only: most texts, and ten times faster. */
const isPlain = /^[\u0000-\u007F]*$/;

const bare = (text: string): string =>
  text
    // First, as NFKD turns an acute accent used as an apostrophe into a space.
    .replace(/[’‘´]/g, "'")
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .replace(/œ/gi, 'oe')
    .replace(/æ/gi, 'ae')
    .replace(/ß/gi, 'ss');

/**
 * A folded piece of a text (`piecesOf`), without surrounding punctuation and spaces: `(word)` and `Word,` become
 * `word`, `a.8.13` stays; `''` for punctuation alone.
 */
export const foldedWord = (piece: string): string =>
  foldedText(piece).replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$| /gu, '');

/** Each word of the pieces once. */
export const foldedWords = (pieces: readonly string[]): ReadonlySet<string> => {
  const words = new Set(pieces.map(foldedWord));
  words.delete('');
  return words;
};

/** The words of a search text; all of them must occur. */
export const searchWords = (text: string): readonly string[] => [...foldedWords(piecesOf(text))].slice(0, maxWords);

/** More words hardly narrow a search, and a pasted page is not a search. */
const maxWords = 20;
