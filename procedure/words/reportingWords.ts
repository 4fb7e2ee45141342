import type { Language } from './languages.ts';
import { type ReportingWords, reportingEn } from './reportingEn.ts';
import { reportingFr } from './reportingFr.ts';

export const reportingWords: Readonly<Record<Language, ReportingWords>> = { en: reportingEn, fr: reportingFr };
