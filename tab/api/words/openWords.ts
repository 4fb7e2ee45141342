import type { Language } from '../../../procedure/words/languages.ts';
import { type OpenWords, openWords as openEn } from './en/openWords.ts';
import { openWords as openFr } from './fr/openWords.ts';

export const openWords: Readonly<Record<Language, OpenWords>> = { en: openEn, fr: openFr };
