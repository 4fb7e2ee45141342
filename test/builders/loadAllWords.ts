import { languageOf } from '../../procedure/words/languages.ts';
import type { PageWords } from '../../tab/words/en/words.ts';
import { loadPageWords, loadWords } from '../../tab/words/words.ts';

/** Loads the words of all pages, for a test that shows a part without `lazyPart`, which loads them with the part. */
export const loadAllWords = async (locale: string): Promise<void> => {
  const language = languageOf(locale);
  const { pages } = await loadWords(language);
  await Promise.all(Object.keys(pages).map((name) => loadPageWords(language, name as keyof PageWords)));
};
