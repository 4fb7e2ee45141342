import type { Language } from '../../procedure/words/languages.ts';
import { type SessionWords, sessionWords as sessionEn } from './en/sessionWords.ts';
import { sessionWords as sessionFr } from './fr/sessionWords.ts';

export const sessionWords: Readonly<Record<Language, SessionWords>> = { en: sessionEn, fr: sessionFr };
