import { en, type ProcedureWords } from './en.ts';
import { fr } from './fr.ts';
import type { Language } from './languages.ts';

export const procedureWords: Readonly<Record<Language, ProcedureWords>> = { en, fr };
