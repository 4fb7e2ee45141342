import type { Language } from '../../procedure/words/languages.ts';
import { type BotWords, en } from './en.ts';
import { fr } from './fr.ts';

export const botWords: Readonly<Record<Language, BotWords>> = { en, fr };
