import type { Language } from '../../procedure/words/languages.ts';
import { type BotWords, botWords as en } from './en/botWords.ts';
import { botWords as fr } from './fr/botWords.ts';

export const botWords: Readonly<Record<Language, BotWords>> = { en, fr };
