import type { Language } from '../../procedure/words/languages.ts';
import { type RecordWords, recordEn } from './recordEn.ts';
import { recordFr } from './recordFr.ts';

export const recordWords: Readonly<Record<Language, RecordWords>> = { en: recordEn, fr: recordFr };
