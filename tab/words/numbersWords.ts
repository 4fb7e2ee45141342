import type { Language } from '../../procedure/words/languages.ts';
import { type NumbersWords, numbersEn } from './numbersEn.ts';
import { numbersFr } from './numbersFr.ts';

export const numbersWords: Readonly<Record<Language, NumbersWords>> = { en: numbersEn, fr: numbersFr };
