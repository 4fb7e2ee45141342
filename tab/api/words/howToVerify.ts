import { type Language, languages } from '../../../procedure/words/languages.ts';
import { apiWords } from './apiWords.ts';

/** `HOW-TO-VERIFY.md` in every language, beginning with the one asked for. */
export const howToVerify = (language: Language): string =>
  [language, ...languages.filter((other) => other !== language)]
    .map((one) => apiWords[one].howToVerify)
    .join('\n---\n\n');
