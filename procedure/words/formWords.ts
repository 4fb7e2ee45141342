import { type FormWords, formWords as formEn } from './en/formWords.ts';
import { formWords as formFr } from './fr/formWords.ts';
import type { Language } from './languages.ts';

export const formWords: Readonly<Record<Language, FormWords>> = { en: formEn, fr: formFr };
