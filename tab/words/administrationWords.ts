import type { Language } from '../../procedure/words/languages.ts';
import { type AdministrationWords, administrationEn } from './administrationEn.ts';
import { administrationFr } from './administrationFr.ts';

export const administrationWords: Readonly<Record<Language, AdministrationWords>> = {
  en: administrationEn,
  fr: administrationFr,
};
