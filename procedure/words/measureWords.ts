import { type MeasureWords, measureWords as measureWordsEn } from './en/measureWords.ts';
import { measureWords as measureWordsFr } from './fr/measureWords.ts';
import type { Language } from './languages.ts';

/** What a number means, so that it can be defended (9.1 b: the method of each measurement). */
export type Definition = {
  readonly name: string;
  /** The formula, in words. */
  readonly definition: string;
  /** Who is counted, and which event puts him into the period. */
  readonly population: string;
  /** Who is not, and what is missing. */
  readonly exclusions: string;
};

export const measureWords: Readonly<Record<Language, MeasureWords>> = { en: measureWordsEn, fr: measureWordsFr };
