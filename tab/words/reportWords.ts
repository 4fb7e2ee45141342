import type { Language } from '../../procedure/words/languages.ts';
import { type ReportPageWords, reportPageWords as reportEn } from './en/reportWords.ts';
import { reportPageWords as reportFr } from './fr/reportWords.ts';

export const reportPageWords: Readonly<Record<Language, ReportPageWords>> = { en: reportEn, fr: reportFr };
