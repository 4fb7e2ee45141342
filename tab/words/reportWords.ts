import type { Language } from '../../procedure/words/languages.ts';
import { type ReportPageWords, reportEn } from './reportEn.ts';
import { reportFr } from './reportFr.ts';

export const reportPageWords: Readonly<Record<Language, ReportPageWords>> = { en: reportEn, fr: reportFr };
