import type { Language } from '../words/languages.ts';
import { longestPhrase, meaningOf, meaningOfPhrase } from './meaningOf.ts';
import { denials, smallWords } from './smallWords.ts';
import { wordOf, writtenWords } from './word.ts';

/** All that is to be known of a word, whatever stands beside it. */
type Known = {
  readonly stem: string;
  /** How many words a phrase may have that begins with it. */
  readonly longest: number;
  readonly isSmall: Readonly<Record<Language, boolean>>;
  /** Its term in a text of each language, and in one whose language is not known; undefined for what tells nothing. */
  readonly term: Readonly<Record<Language | 'either', string | undefined>>;
};

const read = (written: string): Known => {
  const word = wordOf(written);
  const { folded, singular, stem } = word;
  const isSmall = { en: smallWords.en.has(folded), fr: smallWords.fr.has(folded) };
  const isMute = folded.length < 2 || /^\d+$/.test(folded) || denials.has(folded) || denials.has(singular);
  const termIn = (language: Language | undefined): string | undefined => {
    const isSmallHere = language ? isSmall[language] : isSmall.en || isSmall.fr;
    return isMute || isSmallHere ? undefined : (meaningOf(word, language) ?? stem);
  };
  const term = { en: termIn('en'), fr: termIn('fr'), either: termIn(undefined) };
  return { stem, longest: longestPhrase(word), isSmall, term };
};

/** The same few thousand words come again and again, and reading one costs more than finding it. */
const known = new Map<string, Known>();
const mostKnown = 20_000;

const knownOf = (written: string): Known => {
  const before = known.get(written);
  if (before) return before;
  if (known.size >= mostKnown) known.clear();
  const word = read(written);
  known.set(written, word);
  return word;
};

/** In which language most of the small words are. */
const spokenIn = (words: readonly Known[]): Language | 'either' => {
  let [en, fr] = [0, 0];
  for (const { isSmall } of words) {
    if (isSmall.en) en += 1;
    if (isSmall.fr) fr += 1;
  }
  return en === fr ? 'either' : en > fr ? 'en' : 'fr';
};

type Phrase = { readonly name: string; readonly length: number };

const phraseAt = (words: readonly Known[], at: number): Phrase | undefined => {
  for (let length = Math.min(words[at]?.longest ?? 0, words.length - at); length > 1; length -= 1) {
    let stems = words[at]?.stem ?? '';
    for (let next = at + 1; next < at + length; next += 1) stems += ` ${words[next]?.stem}`;
    const name = meaningOfPhrase(stems);
    if (name !== undefined) return { name, length };
  }
  return undefined;
};

/**
 * What a text says, for comparing it with others: the meanings of its words and phrases, the same in English and French
 * (`meaning.ts`), and the stems of its other words. Each once, in the order of the text, with the words as they are
 * written there.
 */
export const termsOf = (text: string): ReadonlyMap<string, string> => {
  const written = writtenWords(text);
  const words = written.map(knownOf);
  const spoken = spokenIn(words);
  const terms = new Map<string, string>();
  for (let at = 0; at < words.length; ) {
    const word = words[at] as Known;
    const phrase = word.longest > 1 ? phraseAt(words, at) : undefined;
    const length = phrase?.length ?? 1;
    const term = phrase?.name ?? word.term[spoken];
    if (term !== undefined && !terms.has(term)) terms.set(term, written.slice(at, at + length).join(' '));
    at += length;
  }
  return terms;
};
