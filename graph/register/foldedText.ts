/** Text as search compares it: without case, accents and typographic variants; white space is one space. */
export const foldedText = (text: string): string =>
  (isPlain.test(text) ? text : bare(text)).toLowerCase().replace(/\s+/g, ' ').trim();

/** Nothing but ASCII: most texts, and ten times faster. */
const isPlain = /^[\u0000-\u007F]*$/;

const bare = (text: string): string =>
  text
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .replace(/[’‘]/g, "'")
    .replace(/œ/gi, 'oe')
    .replace(/æ/gi, 'ae')
    .replace(/ß/gi, 'ss');

/** The words of what somebody typed to search for; all of them must occur. */
export const searchWords = (text: string): readonly string[] =>
  [...new Set(foldedText(text).split(' '))].filter(Boolean).slice(0, mostWords);

/** More words than this narrow nothing any more, and whoever pastes a page does not search. */
const mostWords = 20;
