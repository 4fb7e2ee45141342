import { inEachLanguage, type Language } from '../../procedure/words/languages.ts';
import type { PageWords, Words } from './en/words.ts';

/** To add a language to the pages: add it here. Only the words of the reader’s language are loaded. */
const loaders: Readonly<Record<Language, () => Promise<Words>>> = {
  en: async () => (await import('./en/words.ts')).words,
  fr: async () => (await import('./fr/words.ts')).words,
};

/** Said while the words are loading. */
export const loadingText: Readonly<Record<Language, string>> = { en: 'Loading', fr: 'Chargement' };

const loading = new Map<string, Promise<unknown>>();
const loaded = inEachLanguage((): { -readonly [Name in keyof PageWords]?: PageWords[Name] } => ({}));

/** The same promise for the same key, as long as it has not failed. */
const once = <T>(key: string, load: () => Promise<T>): Promise<T> => {
  const begun = (loading.get(key) as Promise<T> | undefined) ?? load();
  loading.set(key, begun);
  begun.catch(() => loading.delete(key));
  return begun;
};

export const loadWords = (language: Language): Promise<Words> => once(language, loaders[language]);

/** Loads the words of a page or a subject (`lazyPart.tsx`, together with what shows them). */
export const loadPageWords = <Name extends keyof PageWords>(language: Language, name: Name): Promise<PageWords[Name]> =>
  once(`${language} ${name}`, async () => {
    const { pages } = await loadWords(language);
    const words = await pages[name]();
    loaded[language][name] = words;
    return words;
  });

/** Returns the words of a page without waiting; undefined until they are loaded. */
export const loadedPageWords = <Name extends keyof PageWords>(
  language: Language,
  name: Name,
): PageWords[Name] | undefined => loaded[language][name];
