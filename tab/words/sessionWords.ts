import type { Language } from '../../procedure/words/languages.ts';
import { type SessionWords, sessionEn } from './sessionEn.ts';
import { sessionFr } from './sessionFr.ts';

export const sessionWords: Readonly<Record<Language, SessionWords>> = { en: sessionEn, fr: sessionFr };
