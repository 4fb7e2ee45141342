import type { Language } from '../../procedure/words/languages.ts';
import { type FormsWords, formsEn } from './formsEn.ts';
import { formsFr } from './formsFr.ts';

export const formsWords: Readonly<Record<Language, FormsWords>> = { en: formsEn, fr: formsFr };
