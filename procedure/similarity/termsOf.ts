import { inEachLanguage, type Language, languages } from '../words/languages.ts';
import { type Branch, meaningOf, phrasesFrom } from './meaningOf.ts';
import { denials, smallWords } from './smallWords.ts';
import { piecesOf, wordOf, writtenWords } from './word.ts';

/** What is known of a word regardless of its neighbours. */
type Known = {
  readonly written: string;
  readonly stem: string;
  /** The phrases that begin with it. */
  readonly phrases: Branch | undefined;
  readonly isSmall: Readonly<Record<Language, boolean>>;
  /** Its term in a text of each language, and in one of unknown language; undefined for a stop word. */
  readonly term: Readonly<Record<Language | 'either', string | undefined>>;
};

const isNumber = /^\d+$/;

const read = (written: string): Known => {
  const word = wordOf(written);
  const { folded, singular, stem } = word;
  const isSmall = inEachLanguage((language) => smallWords[language].has(folded));
  const isMute = folded.length < 2 || isNumber.test(folded) || denials.has(folded) || denials.has(singular);
  const termIn = (language: Language | undefined): string | undefined => {
    const isSmallHere = language ? isSmall[language] : languages.some((one) => isSmall[one]);
    return isMute || isSmallHere ? undefined : (meaningOf(word, language) ?? stem);
  };
  const term = { ...inEachLanguage(termIn), either: termIn(undefined) };
  return { written, stem, phrases: phrasesFrom(word), isSmall, term };
};

/** Cached by piece: the same few thousand recur, and reading one costs more than finding it. */
const known = new Map<string, readonly Known[]>();
const mostKnown = 20_000;

const knownIn = (piece: string): readonly Known[] => {
  const before = known.get(piece);
  if (before) return before;
  if (known.size >= mostKnown) known.clear();
  const words = writtenWords(piece).map(read);
  known.set(piece, words);
  return words;
};

const wordsOf = (pieces: readonly string[]): readonly Known[] => {
  const words: Known[] = [];
  for (const piece of pieces) for (const word of knownIn(piece)) words.push(word);
  return words;
};

/** The language of most of the stop words; `either` if several have as many. */
const spokenIn = (words: readonly Known[]): Language | 'either' => {
  let spoken: Language | 'either' = 'either';
  let most = 0;
  for (const language of languages) {
    let count = 0;
    for (const { isSmall } of words) if (isSmall[language]) count += 1;
    if (count === most) spoken = 'either';
    if (count > most) [spoken, most] = [language, count];
  }
  return spoken;
};

type Phrase = { readonly name: string; readonly length: number };

/** The longest phrase that begins with a word. */
const phraseAt = (words: readonly Known[], at: number): Phrase | undefined => {
  let longest: Phrase | undefined;
  let branch = words[at]?.phrases;
  for (let length = 2; branch && at + length <= words.length; length += 1) {
    branch = branch.next.get(words[at + length - 1]?.stem ?? '');
    if (branch?.name !== undefined) longest = { name: branch.name, length };
  }
  return longest;
};

/** @param visit called with each term, its position and its number of words */
const visitTerms = (words: readonly Known[], visit: (term: string, at: number, length: number) => void): void => {
  const spoken = spokenIn(words);
  for (let at = 0; at < words.length; ) {
    const word = words[at] as Known;
    const phrase = word.phrases && phraseAt(words, at);
    const length = phrase?.length ?? 1;
    const term = phrase?.name ?? word.term[spoken];
    if (term !== undefined) visit(term, at, length);
    at += length;
  }
};

/** The terms of a text in order, with repetitions. @param pieces of the text (`piecesOf`) */
export const eachTerm = (pieces: readonly string[], visit: (term: string) => void): void =>
  visitTerms(wordsOf(pieces), visit);

/**
 * Returns the terms of a text, for comparing it with others: the meanings of its words and phrases, the same in
 * English and French (`meaning.ts`), and the stems of its other words. Each once, in the order of the text.
 */
export const termsOf = (text: string): Set<string> => {
  const terms = new Set<string>();
  eachTerm(piecesOf(text), (term) => void terms.add(term));
  return terms;
};

/** Returns the terms of a text with the words of their first occurrence. */
export const writtenTerms = (text: string): ReadonlyMap<string, string> => {
  const words = wordsOf(piecesOf(text));
  const terms = new Map<string, string>();
  visitTerms(words, (term, at, length) => {
    const written = words.slice(at, at + length).map((word) => word.written);
    if (!terms.has(term)) terms.set(term, written.join(' '));
  });
  return terms;
};
