import { words as en, type Words } from './en/words.ts';
import { words as fr } from './fr/words.ts';
import type { Language } from './languages.ts';

/** For servers and tools: a page in the browser loads the words of one language only (`tab/words/words.ts`). */
export const procedureWords: Readonly<Record<Language, Words>> = { en, fr };
