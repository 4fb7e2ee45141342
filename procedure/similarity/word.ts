import { fold } from '../record/history/fold.ts';
import { singular, stem } from './stem.ts';

/** The words of a text as they are written, in order; what is elided to one (`l'`, `it's`) stays at it. */
export const writtenWords = (text: string): readonly string[] =>
  text.match(/[\p{L}\p{N}\p{M}]+(?:['’ʼ][\p{L}\p{N}\p{M}]+)*['’]?/gu) ?? [];

/** White space that is no plain space. */
const otherSpace = /[^\S ]/;

/** What is between white space, with its marks: `l'écran,`. Splitting at one character is five times as fast as at a pattern. */
export const piecesOf = (text: string): readonly string[] => text.split(otherSpace.test(text) ? /\s+/ : ' ');

/** How a word is compared: folded, without what was elided to it; that in the singular; its stem. */
export type Word = { readonly folded: string; readonly singular: string; readonly stem: string };

const elided = /^(?:[cdjlmnst]|qu|jusqu|lorsqu|puisqu)'(?=.)|'(?:s|re|ve|ll|d|m|t)?$/g;

export const wordOf = (written: string): Word => {
  const folded = fold(written).replace(elided, '');
  return { folded, singular: singular(folded), stem: stem(folded) };
};
