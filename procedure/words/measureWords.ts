import { type MeasureWords, measureWords as measureWordsEn } from './en/measureWords.ts';
import { measureWords as measureWordsFr } from './fr/measureWords.ts';
import type { Language } from './languages.ts';

export const measureWords: Readonly<Record<Language, MeasureWords>> = { en: measureWordsEn, fr: measureWordsFr };
