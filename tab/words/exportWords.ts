import type { Language } from '../../procedure/words/languages.ts';
import { type ExportWords, exportWords as exportEn } from './en/exportWords.ts';
import { exportWords as exportFr } from './fr/exportWords.ts';

export const exportWords: Readonly<Record<Language, ExportWords>> = { en: exportEn, fr: exportFr };
