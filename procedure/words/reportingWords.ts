import { type ReportingWords, reportingWords as reportingEn } from './en/reportingWords.ts';
import { reportingWords as reportingFr } from './fr/reportingWords.ts';
import type { Language } from './languages.ts';

export const reportingWords: Readonly<Record<Language, ReportingWords>> = { en: reportingEn, fr: reportingFr };
