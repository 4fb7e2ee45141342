import type { Language } from '../../procedure/words/languages.ts';
import type { Spoken } from './spoken.ts';

/** Only the words of the reader’s language are loaded. */
const loaders: Readonly<Record<Language, () => Promise<Spoken>>> = {
  en: async () => (await import('./en/spoken.ts')).spoken,
  fr: async () => (await import('./fr/spoken.ts')).spoken,
};
const loading = new Map<Language, Promise<Spoken>>();

/** The same promise for the same language, as long as it has not failed. */
export const loadWords = (language: Language): Promise<Spoken> => {
  const begun = loading.get(language) ?? loaders[language]();
  loading.set(language, begun);
  begun.catch(() => loading.delete(language));
  return begun;
};
