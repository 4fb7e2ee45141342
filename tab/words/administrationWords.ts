import type { Language } from '../../procedure/words/languages.ts';
import { type AdministrationWords, administrationWords as administrationEn } from './en/administrationWords.ts';
import { administrationWords as administrationFr } from './fr/administrationWords.ts';

export const administrationWords: Readonly<Record<Language, AdministrationWords>> = {
  en: administrationEn,
  fr: administrationFr,
};
