import type { Language } from '../../procedure/words/languages.ts';
import { type RecordWords, recordWords as recordEn } from './en/recordWords.ts';
import { recordWords as recordFr } from './fr/recordWords.ts';

export const recordWords: Readonly<Record<Language, RecordWords>> = { en: recordEn, fr: recordFr };
