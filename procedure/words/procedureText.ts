import { type ProcedureText, procedureText as procedureTextEn } from './en/procedureText.ts';
import { procedureText as procedureTextFr } from './fr/procedureText.ts';
import type { Language } from './languages.ts';

export const procedureText: Readonly<Record<Language, ProcedureText>> = { en: procedureTextEn, fr: procedureTextFr };
