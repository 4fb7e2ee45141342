import { fold } from '../record/history/fold.ts';
import { type Clause, clauses } from '../record/values/clauses.ts';
import { type ClauseWords, clauseWords as en } from './en/clauseWords.ts';
import { clauseWords as fr } from './fr/clauseWords.ts';
import { inEachLanguage, type Language, languages } from './languages.ts';

/** In every language: people search in a mixture. */
export const clauseWords: Readonly<Record<Language, ClauseWords>> = { en, fr };

/** What is offered before anything is typed: what staff report most often. */
const commonest: readonly Clause[] = [
  'A.5.17',
  'A.5.14',
  'A.5.34',
  'A.7.2',
  'A.7.7',
  'A.8.1',
  'A.5.18',
  'A.6.3',
  'A.8.7',
  'A.8.8',
  'A.8.13',
  'A.5.19',
];

/** The words of a text, folded; `l'`, `d'` and `qu'` before a French word are not words. */
export const wordsOf = (text: string): readonly string[] =>
  fold(text)
    .replace(/(?<![\p{L}\p{N}])(?:[cdjlmnst]|qu)'/gu, '')
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '');

/** Does each of the words begin a word of the text? */
const allIn = (typed: readonly string[], words: readonly string[]): boolean =>
  typed.every((part) => words.some((word) => word.startsWith(part)));

const titleWords = (titles: ClauseWords['titles']) =>
  clauses.map((clause) => ({ words: wordsOf(titles[clause]), clauses: [clause] }));

const synonymWords = (synonyms: ClauseWords['synonyms']) =>
  synonyms.map(([words, ...meant]) => ({ words: wordsOf(words), clauses: meant }));

/** Without these a search means the same; they count while nothing else is typed. */
export const stopWords = new Set(languages.flatMap((language) => wordsOf(clauseWords[language].stopWords)));
const beforeNumber = languages.flatMap((language) => clauseWords[language].beforeNumber.split(' '));
const numbered = new RegExp(
  `^(?:(?:${beforeNumber.join('|')}|§) ?)?(a(?=[ .\\d]))?[ .]*(\\d+(?:[.,]\\d+)*)[.,]?(?: (.*))?$`,
);

/** What is searched, in this order. */
export const shelves = inEachLanguage((language) => [
  titleWords(clauseWords[language].titles),
  synonymWords(clauseWords[language].synonyms),
]);

/** All words by which a clause is known in any language, for a query that mixes languages. */
const everyWord = new Map(
  clauses.map((clause) => [
    clause,
    languages
      .flatMap((language) => shelves[language].flat())
      .filter((row) => row.clauses.includes(clause))
      .flatMap((row) => row.words),
  ]),
);

const typedWords = (text: string): readonly string[] => {
  const all = wordsOf(text);
  const telling = all.filter((word) => !stopWords.has(word));
  return telling.length > 0 ? telling : all;
};

const knownBy = (clause: Clause, typed: readonly string[]): boolean => allIn(typed, everyWord.get(clause) ?? []);

/** By number: that very one, then what is under it, then what begins so; `5.1` is also `A.5.1`, but `A.5.1` is not `5.1`. */
const byNumber = (text: string): readonly Clause[] => {
  const found = numbered.exec(fold(text).trim().replace(/\s+/g, ' '));
  const number = found?.[2]?.replaceAll(',', '.');
  if (number === undefined) return [];
  const rest = typedWords(found?.[3] ?? '');
  const bare = (clause: Clause): string => clause.replace('A.', '');
  const possible = clauses.filter((clause) => (!found?.[1] || clause.startsWith('A.')) && knownBy(clause, rest));
  return [
    ...possible.filter((clause) => bare(clause) === number),
    ...possible.filter((clause) => bare(clause).startsWith(`${number}.`)),
    ...possible.filter((clause) => bare(clause).startsWith(number)),
  ];
};

/**
 * Finds clauses by number (`5.17`, `A.5.17`, `a5`), by words of the title or by everyday words (`clauseSynonyms.ts`), best first.
 * All words typed must occur, in any order, as beginnings of words, without regard to case and accents.
 * All languages count; the one asked for comes first. Nothing typed gives the commonest; nothing found gives none.
 */
export const searchClauses = (text: string, language: Language): readonly Clause[] => {
  const typed = typedWords(text);
  if (typed.length === 0) return commonest;
  const order = [language, ...languages.filter((other) => other !== language)];
  const byWords = order.flatMap((spoken) =>
    shelves[spoken].flatMap((shelf) => shelf.filter((row) => allIn(typed, row.words)).flatMap((row) => row.clauses)),
  );
  const mixed = clauses.filter((clause) => knownBy(clause, typed));
  return [...new Set([...byNumber(text), ...byWords, ...mixed])];
};
