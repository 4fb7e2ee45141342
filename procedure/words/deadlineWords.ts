import { type DeadlineWords, deadlineWords as en } from './en/deadlineWords.ts';
import { deadlineWords as fr } from './fr/deadlineWords.ts';
import type { Language } from './languages.ts';

export const deadlineWords: Readonly<Record<Language, DeadlineWords>> = { en, fr };
