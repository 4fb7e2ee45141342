import { piecesOf } from '../../../procedure/similarity/word.ts';

/** Text as search compares it: without case, accents and typographic variants; white space is one space. */
export const foldedText = (text: string): string =>
  (isPlain.test(text) ? text : bare(text)).toLowerCase().replace(/\s+/g, ' ').trim();

/** Nothing but ASCII: most texts, and ten times faster. */
const isPlain = /^[\u0000-\u007F]*$/;

const bare = (text: string): string =>
  text
    // Before the rest: taken apart, an acute accent that stands for an apostrophe is a space.
    .replace(/[’‘´]/g, "'")
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .replace(/œ/gi, 'oe')
    .replace(/æ/gi, 'ae')
    .replace(/ß/gi, 'ss');

/**
 * A piece of a text (`piecesOf`) folded, without the marks around it, nor any space: `(word)` and `Word,` are `word`,
 * `a.8.13` stays; `''` when it is nothing but marks.
 */
export const foldedWord = (piece: string): string =>
  foldedText(piece).replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$| /gu, '');

/** Each word of some pieces once. */
export const foldedWords = (pieces: readonly string[]): ReadonlySet<string> => {
  const words = new Set(pieces.map(foldedWord));
  words.delete('');
  return words;
};

/** The words of what somebody typed to search for; all of them must occur. */
export const searchWords = (text: string): readonly string[] => [...foldedWords(piecesOf(text))].slice(0, maxWords);

/** More words than this narrow nothing any more, and whoever pastes a page does not search. */
const maxWords = 20;
