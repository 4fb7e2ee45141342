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

/** The same few thousand words come again and again, and folding one costs more than finding it. */
const known = new Map<string, string>();
const mostKnown = 20_000;

/** Folded, without the marks around it, nor any space: `(word)` and `Word,` are `word`, `a.8.13` stays. */
const foldedWord = (written: string): string => {
  const before = known.get(written);
  if (before !== undefined) return before;
  if (known.size >= mostKnown) known.clear();
  const folded = foldedText(written).replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$| /gu, '');
  known.set(written, folded);
  return folded;
};

/** White space that is no plain space. */
const otherSpace = /[^\S ]/;

/** Each word of a text once. */
export const foldedWords = (text: string): ReadonlySet<string> => {
  const words = new Set<string>();
  // Splitting at one character is five times as fast as at a pattern.
  for (const written of text.split(otherSpace.test(text) ? /\s+/ : ' ')) words.add(foldedWord(written));
  words.delete('');
  return words;
};

/** The words of what somebody typed to search for; all of them must occur. */
export const searchWords = (text: string): readonly string[] => [...foldedWords(text)].slice(0, mostWords);

/** More words than this narrow nothing any more, and whoever pastes a page does not search. */
const mostWords = 20;
