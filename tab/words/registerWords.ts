import type { Language } from '../../procedure/words/languages.ts';
import { type RegisterWords, registerEn } from './registerEn.ts';
import { registerFr } from './registerFr.ts';

export const registerWords: Readonly<Record<Language, RegisterWords>> = { en: registerEn, fr: registerFr };
