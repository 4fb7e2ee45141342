import type { Language } from '../../../../procedure/words/languages.ts';
import { type OpenWords, openEn } from './openEn.ts';
import { openFr } from './openFr.ts';

export const openWords: Readonly<Record<Language, OpenWords>> = { en: openEn, fr: openFr };
