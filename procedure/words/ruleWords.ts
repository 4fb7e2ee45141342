import { ruleWords as en, type RuleWords } from './en/ruleWords.ts';
import { ruleWords as fr } from './fr/ruleWords.ts';
import type { Language } from './languages.ts';

export const ruleWords: Readonly<Record<Language, RuleWords>> = { en, fr };
