import type { Language } from '../../procedure/words/languages.ts';
import { type CasePageWords, caseWords as caseEn } from './en/caseWords.ts';
import { caseWords as caseFr } from './fr/caseWords.ts';

export const casePageWords: Readonly<Record<Language, CasePageWords>> = { en: caseEn, fr: caseFr };
