import type { Language } from '../../procedure/words/languages.ts';
import { type ExportWords, exportEn } from './exportEn.ts';
import { exportFr } from './exportFr.ts';

export const exportWords: Readonly<Record<Language, ExportWords>> = { en: exportEn, fr: exportFr };
