import { type Language, languages } from '../words/languages.ts';
import { doingMeanings } from './doingMeanings.ts';
import type { Meaning } from './meaning.ts';
import { officeMeanings } from './officeMeanings.ts';
import { procedureMeanings } from './procedureMeanings.ts';
import { technicalMeanings } from './technicalMeanings.ts';
import { type Word, wordOf, writtenWords } from './word.ts';

const rows: readonly Meaning[] = [...technicalMeanings, ...officeMeanings, ...doingMeanings, ...procedureMeanings];

/** Names of meanings by the language of the word. */
type Names = Partial<Record<Language, string>>;
const singulars = new Map<string, Names>();
const stems = new Map<string, Names>();

/** A phrase so far: its meaning, and its continuations. Its words are stems, of either language. */
export type Branch = { name: string | undefined; readonly next: Map<string, Branch> };

const branch = (): Branch => ({ name: undefined, next: new Map() });
const phrases = branch();

/** The first entry wins. */
const put = (map: Map<string, Names>, key: string, language: Language, name: string): void =>
  void map.set(key, { [language]: name, ...map.get(key) });

const putPhrase = (words: readonly Word[], name: string): void => {
  let at = phrases;
  for (const { stem } of words) {
    const next = at.next.get(stem) ?? branch();
    at.next.set(stem, next);
    at = next;
  }
  at.name ??= name;
};

for (const [index, language] of languages.entries())
  for (const row of rows)
    for (const phrase of row[index]?.split(',') ?? []) {
      const words = writtenWords(phrase).map(wordOf);
      const [first] = words;
      const name = `=${row[0].split(',')[0]}`;
      if (words.length > 1) putPhrase(words, name);
      else if (first) {
        put(singulars, first.singular, language, name);
        put(stems, first.stem, language, name);
      }
    }

const first = (names: Names | undefined, among: readonly Language[]): string | undefined =>
  names && among.map((language) => names[language]).find(Boolean);

/**
 * Returns the meaning of a single word, in a text of this language. Exact spellings come before equal stems:
 * `contractor` is no `contract`. A word of another language (`backup`) counts only in its exact spelling.
 * @param language undefined when it is not known
 */
export const meaningOf = ({ singular, stem }: Word, language: Language | undefined): string | undefined => {
  const [written, alike] = [singulars.get(singular), stems.get(stem)];
  if (!written && !alike) return undefined;
  const spoken = language ? [language] : languages;
  const others = languages.filter((one) => !spoken.includes(one));
  return first(written, spoken) ?? first(alike, spoken) ?? first(written, others);
};

/** Returns the phrases that begin with a word; undefined when none does. */
export const phrasesFrom = ({ stem }: Word): Branch | undefined => phrases.next.get(stem);
