import type { Exclusion } from '../measures/measure.ts';
import type { MeasureName } from '../measures/measures.ts';
import type { DayBucket } from '../measures/tally.ts';
import type { Language } from './languages.ts';
import { measureWordsEn } from './measureWordsEn.ts';
import { measureWordsFr } from './measureWordsFr.ts';

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

/** What stands beside the figures: two trends, the alarm and the load. */
export type OtherFigure = 'clauseTrend' | 'causeTrend' | 'systemic' | 'load';

export type MeasureWords = {
  readonly measure: Readonly<Record<MeasureName, Definition>>;
  readonly other: Readonly<Record<OtherFigure, Definition>>;
  readonly exclusion: Readonly<Record<Exclusion, string>>;
  readonly missing: string;
  readonly pending: string;
  readonly bucket: Readonly<Record<DayBucket, string>>;
};

export const measureWords: Readonly<Record<Language, MeasureWords>> = { en: measureWordsEn, fr: measureWordsFr };
