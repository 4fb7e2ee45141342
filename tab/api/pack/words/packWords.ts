import type { Language } from '../../../../procedure/words/languages.ts';
import { type PackWords, packEn } from './packEn.ts';
import { packFr } from './packFr.ts';

export const packWords: Readonly<Record<Language, PackWords>> = { en: packEn, fr: packFr };
