import { fold } from '../record/history/fold.ts';

/** By their last letter, the longest first. */
type Endings = ReadonlyMap<string, readonly string[]>;

const list = (text: string): Endings => {
  const endings = new Map<string, string[]>();
  for (const ending of text.split(' ').sort((one, other) => other.length - one.length)) {
    const last = ending.slice(-1);
    endings.set(last, [...(endings.get(last) ?? []), ending]);
  }
  return endings;
};

/** Of verbs, in either language, folded. */
const verbal = list('ing ed er ez ait aient ees ee es e ir it is');

/**
 * Derivational endings of nouns, verbs and adjectives; and the different endings of words that both languages took
 * from Latin: `certificate` and `certificat`, `automatic` and `automatique`, `synchronised` and `synchronisé`.
 */
const derived = list(
  'ational ation ition ateur atrice ator ement ment ity ite ique ical ic elle el al aire ary oire ory eur euse or ' +
    'ance ence ant ante ent ive if able ible age isme ism iste ist ously ous eux ingly edly ly ie y ion ate at ure iser ize ise',
);

/** Minimum number of remaining letters, or different words would become one. */
const leaving = (word: string, endings: Endings, least: number): string => {
  for (const ending of endings.get(word.slice(-1)) ?? [])
    if (word.length - ending.length >= least && word.endsWith(ending)) return word.slice(0, -ending.length);
  return word;
};

const feminine = list('e');

/** Without the plural of either language. @param word folded */
export const singular = (word: string): string => {
  if (word.length < 3 || word.endsWith('ss')) return word;
  return word.replace(/(?<!e)aux$/, 'al').replace(/[sx]$/, '');
};

/**
 * Returns what the forms of a word have in common, and most of its derivations, in either language. Light: a wrong
 * match costs more than a missed one.
 * @param word folded
 */
export const stem = (word: string): string => {
  if (word.length < 4 || /\d/.test(word)) return word;
  const plain = leaving(leaving(leaving(singular(word), derived, 5), verbal, 4), feminine, 4);
  return plain.replace(/([b-df-hj-np-tv-z])\1$/, '$1');
};

/** The words of a text as written, in order; elided parts (`l'`, `it's`) stay attached. */
export const writtenWords = (text: string): readonly string[] =>
  text.match(/[\p{L}\p{N}\p{M}]+(?:['’ʼ][\p{L}\p{N}\p{M}]+)*['’]?/gu) ?? [];

/** White space other than a plain space. */
const otherSpace = /[^\S ]/;

/**
 * Pieces between white space, with their punctuation: `l'écran,`. Splitting at one character is five times as fast as
 * at a pattern.
 */
export const piecesOf = (text: string): readonly string[] => text.split(otherSpace.test(text) ? /\s+/ : ' ');

/** Forms of a word for comparison: folded without elisions; that in the singular; its stem. */
export type Word = { readonly folded: string; readonly singular: string; readonly stem: string };

const elided = /^(?:[cdjlmnst]|qu|jusqu|lorsqu|puisqu)'(?=.)|'(?:s|re|ve|ll|d|m|t)?$/g;

export const wordOf = (written: string): Word => {
  const folded = fold(written).replace(elided, '');
  return { folded, singular: singular(folded), stem: stem(folded) };
};
