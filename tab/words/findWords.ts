import type { Language } from '../../procedure/words/languages.ts';

/** Finding people with Teams' own search. */
type FindWords = {
  readonly find: string;
  /** The same, if a form has several. */
  readonly findFor: (field: string) => string;
  readonly failed: string;
};

export const findWords: Readonly<Record<Language, FindWords>> = {
  en: {
    find: 'Find in Teams…',
    findFor: (field) => `Find in Teams…: ${field}`,
    failed: 'Teams could not open its search for people. Nothing was changed here. Try again, or type a name.',
  },
  fr: {
    find: 'Chercher dans Teams…',
    findFor: (field) => `Chercher dans Teams… : ${field}`,
    failed:
      'Teams n’a pas pu ouvrir sa recherche de personnes. Rien n’a été modifié ici. Réessayez, ou saisissez un nom.',
  },
};
