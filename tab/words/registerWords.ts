import type { Language } from '../../procedure/words/languages.ts';
import { type RegisterWords, registerWords as registerEn } from './en/registerWords.ts';
import { registerWords as registerFr } from './fr/registerWords.ts';

export const registerWords: Readonly<Record<Language, RegisterWords>> = { en: registerEn, fr: registerFr };
