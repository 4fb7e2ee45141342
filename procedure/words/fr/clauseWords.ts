import type { ClauseWords } from '../en/clauseWords.ts';
import { clauseSynonyms } from './clauseSynonyms.ts';
import { clauseTitles } from './clauseTitles.ts';

export const clauseWords: ClauseWords = {
  titles: clauseTitles,
  synonyms: clauseSynonyms,
  stopWords: 'le la les un une des du de en au aux sur mon ma notre est',
  beforeNumber: 'annexe clause article controle mesure',
};
