import type { Language } from '../../../procedure/words/languages.ts';
import { type PackWords, packWords as packEn } from './en/packWords.ts';
import { packWords as packFr } from './fr/packWords.ts';

export const packWords: Readonly<Record<Language, PackWords>> = { en: packEn, fr: packFr };
