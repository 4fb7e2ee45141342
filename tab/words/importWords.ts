import type { Language } from '../../procedure/words/languages.ts';
import { type ImportWords, importWords as importEn } from './en/importWords.ts';
import { importWords as importFr } from './fr/importWords.ts';

export const importWords: Readonly<Record<Language, ImportWords>> = { en: importEn, fr: importFr };
