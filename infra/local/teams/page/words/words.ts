import type { Language } from '../../wire.ts';
import { en, type Words } from './en.ts';
import { fr } from './fr.ts';

export const words: Readonly<Record<Language, Words>> = { en, fr };

/** The stand-in speaks French to French locales and English to all others. */
export const languageOf = (locale: string): Language => (locale.toLowerCase().startsWith('fr') ? 'fr' : 'en');
