import type { Language } from '../../procedure/words/languages.ts';
import { type NumbersWords, numbersWords as numbersEn } from './en/numbersWords.ts';
import { numbersWords as numbersFr } from './fr/numbersWords.ts';

export const numbersWords: Readonly<Record<Language, NumbersWords>> = { en: numbersEn, fr: numbersFr };
