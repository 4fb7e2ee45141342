import type { Language } from './languages.ts';
import { type ProcedureText, procedureTextEn } from './procedureTextEn.ts';
import { procedureTextFr } from './procedureTextFr.ts';

export const procedureText: Readonly<Record<Language, ProcedureText>> = { en: procedureTextEn, fr: procedureTextFr };
