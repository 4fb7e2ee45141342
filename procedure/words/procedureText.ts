import { procedureText as en, type ProcedureText } from './en/procedureText.ts';
import { procedureText as fr } from './fr/procedureText.ts';
import type { Language } from './languages.ts';

export const procedureText: Readonly<Record<Language, ProcedureText>> = { en, fr };
