import type { Language } from '../../procedure/words/languages.ts';
import { type CasePageWords, caseEn } from './caseEn.ts';
import { caseFr } from './caseFr.ts';

export const casePageWords: Readonly<Record<Language, CasePageWords>> = { en: caseEn, fr: caseFr };
