import { type Language, languages } from '../words/languages.ts';
import { doingMeanings } from './doingMeanings.ts';
import type { Meaning } from './meaning.ts';
import { officeMeanings } from './officeMeanings.ts';
import { procedureMeanings } from './procedureMeanings.ts';
import { technicalMeanings } from './technicalMeanings.ts';
import { type Word, wordOf, writtenWords } from './word.ts';

const rows: readonly Meaning[] = [...technicalMeanings, ...officeMeanings, ...doingMeanings, ...procedureMeanings];

/** Names of meanings, of one language. Phrases are kept by the stems of their words, one space between. */
type Shelf = {
  readonly singulars: Map<string, string>;
  readonly stems: Map<string, string>;
  readonly phrases: Map<string, string>;
  /** How many words the longest phrase has that begins with a stem. */
  readonly longest: Map<string, number>;
};

/** What stands first keeps its place. */
const put = (map: Map<string, string>, key: string, name: string): void => void (map.has(key) || map.set(key, name));

const shelfOf = (language: Language): Shelf => {
  const shelf: Shelf = { singulars: new Map(), stems: new Map(), phrases: new Map(), longest: new Map() };
  for (const row of rows)
    for (const phrase of row[languages.indexOf(language)]?.split(',') ?? []) {
      const words = writtenWords(phrase).map(wordOf);
      const [first] = words;
      if (!first) continue;
      const name = `=${row[0].split(',')[0]}`;
      if (words.length === 1) {
        put(shelf.singulars, first.singular, name);
        put(shelf.stems, first.stem, name);
      } else {
        put(shelf.phrases, words.map((word) => word.stem).join(' '), name);
        shelf.longest.set(first.stem, Math.max(words.length, shelf.longest.get(first.stem) ?? 0));
      }
    }
  return shelf;
};

const shelves: Readonly<Record<Language, Shelf>> = { en: shelfOf('en'), fr: shelfOf('fr') };

/**
 * The meaning of a word alone, in a text of this language. What is written so comes before what has the same stem:
 * `contractor` is no `contract`. A word of another language (`backup`) counts as it is written only.
 * @param language undefined when it is not known
 */
export const meaningOf = ({ singular, stem }: Word, language: Language | undefined): string | undefined => {
  const spoken = language ? [language] : languages;
  const others = languages.filter((one) => !spoken.includes(one));
  const found = (all: readonly Language[], form: 'singulars' | 'stems', word: string): string | undefined =>
    all.map((one) => shelves[one][form].get(word)).find(Boolean);
  return found(spoken, 'singulars', singular) ?? found(spoken, 'stems', stem) ?? found(others, 'singulars', singular);
};

/** How many words the longest phrase of any language has that begins with this one; 1 when none does. */
export const longestPhrase = ({ stem }: Word): number =>
  Math.max(1, ...languages.map((language) => shelves[language].longest.get(stem) ?? 1));

/** The meaning of a phrase of any language. @param stems of its words, one space between */
export const meaningOfPhrase = (stems: string): string | undefined =>
  languages.map((language) => shelves[language].phrases.get(stems)).find(Boolean);
