import type { Language } from '../../procedure/words/languages.ts';

type LinkWords = { readonly copy: (of: string) => string; readonly copied: string };

/** Of a link that is copied. */
export const linkWords: Readonly<Record<Language, LinkWords>> = {
  en: { copy: (of) => `Copy a link to ${of}`, copied: 'Link copied' },
  fr: { copy: (of) => `Copier un lien vers ${of}`, copied: 'Lien copié' },
};
