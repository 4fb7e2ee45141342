import { type Clause, clauses } from '../record/values/clauses.ts';
import { stem } from '../similarity/word.ts';
import { languages } from './languages.ts';
import { shelves, stopWords, wordsOf } from './searchClauses.ts';

/** The telling words of a text, without their endings, each with its number. */
const stemsOf = (text: string): ReadonlyMap<string, number> => {
  const counts = new Map<string, number>();
  for (const word of wordsOf(text)) {
    if (stopWords.has(word) || word.length < 3) continue;
    const one = stem(word);
    counts.set(one, (counts.get(one) ?? 0) + 1);
  }
  return counts;
};

/** For each clause, the stems by which it is known in any language: the first clause of a row of synonyms counts more. */
const known = new Map<Clause, Map<string, number>>();
for (const { words, clauses: meant } of languages.flatMap((language) => shelves[language].flat()))
  for (const [index, clause] of meant.entries()) {
    const stems = known.get(clause) ?? new Map<string, number>();
    known.set(clause, stems);
    for (const one of stemsOf(words.join(' ')).keys())
      stems.set(one, Math.max(stems.get(one) ?? 0, index === 0 ? 1 : 0.5));
  }

const clausesWith = new Map<string, number>();
for (const stems of known.values())
  for (const one of stems.keys()) clausesWith.set(one, (clausesWith.get(one) ?? 0) + 1);

/** A word that few clauses are known by says much (inverse document frequency, squared). */
const rarityOf = (one: string): number => Math.log(clauses.length / (clausesWith.get(one) ?? clauses.length)) ** 2;

/** Damps the advantage of clauses with many words. Found on the real-life texts, as the two numbers below. */
const damping = 0.35;
const sized = [...known].map(([clause, stems]) => ({
  clause,
  stems,
  size: [...stems.keys()].reduce((sum, one) => sum + rarityOf(one), 0) ** damping,
}));

/** How much better than the second a clause must fit to be filled in: of these suggestions five in six are right. */
const clearly = 1.5;
const mostLikely = 5;

/** The clauses that a description may be about, the likeliest first; `clear` if one fits much better than the others. */
export const likelyClauses = (
  description: string,
): { readonly likely: readonly Clause[]; readonly clear: Clause | undefined } => {
  const said = stemsOf(description);
  const scored = sized
    .map(({ clause, stems, size }) => {
      const shared = [...said].reduce(
        (sum, [one, count]) => sum + (stems.get(one) ?? 0) * rarityOf(one) * (1 + Math.log(count)),
        0,
      );
      return { clause, score: shared / size };
    })
    .filter(({ score }) => score > 0)
    .sort((one, other) => other.score - one.score);
  const [first, second] = scored;
  return {
    likely: scored.slice(0, mostLikely).map(({ clause }) => clause),
    clear: first && first.score >= clearly * (second?.score ?? 0) ? first.clause : undefined,
  };
};
