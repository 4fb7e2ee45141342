import type { Clause } from '../../record/values/clauses.ts';
import { type ClauseSynonyms, clauseSynonyms } from './clauseSynonyms.ts';
import { clauseTitles } from './clauseTitles.ts';

/** What people type when they look for a clause, in one language. */
export type ClauseWords = {
  readonly titles: Readonly<Record<Clause, string>>;
  readonly synonyms: readonly ClauseSynonyms[];
  /** Folded, separated by spaces; they count only while nothing else is typed. */
  readonly stopWords: string;
  /** Folded, separated by spaces: what precedes the number of a clause. */
  readonly beforeNumber: string;
};

export const clauseWords: ClauseWords = {
  titles: clauseTitles,
  synonyms: clauseSynonyms,
  stopWords: 'the a an of my our in on at to is was',
  beforeNumber: 'annex clause article control',
};
