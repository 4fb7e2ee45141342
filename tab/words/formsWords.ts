import type { Language } from '../../procedure/words/languages.ts';
import { type FormsWords, formsWords as formsEn } from './en/formsWords.ts';
import { formsWords as formsFr } from './fr/formsWords.ts';

export const formsWords: Readonly<Record<Language, FormsWords>> = { en: formsEn, fr: formsFr };
