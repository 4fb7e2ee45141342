import { procedureWords as en, type ProcedureWords } from './en/procedureWords.ts';
import { procedureWords as fr } from './fr/procedureWords.ts';
import type { Language } from './languages.ts';

export const procedureWords: Readonly<Record<Language, ProcedureWords>> = { en, fr };
