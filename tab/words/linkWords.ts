import type { Language } from '../../procedure/words/languages.ts';

type LinkWords = { readonly copy: (of: string) => string; readonly copied: string };

/** Copying a link. */
export const linkWords: Readonly<Record<Language, LinkWords>> = {
  en: { copy: (of) => `Copy a link to ${of}`, copied: 'Link copied' },
  fr: { copy: (of) => `Copier un lien vers ${of}`, copied: 'Lien copié' },
};
