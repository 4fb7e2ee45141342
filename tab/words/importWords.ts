import type { Language } from '../../procedure/words/languages.ts';
import { type ImportWords, importEn } from './importEn.ts';
import { importFr } from './importFr.ts';

export const importWords: Readonly<Record<Language, ImportWords>> = { en: importEn, fr: importFr };
