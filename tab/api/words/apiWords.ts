import type { Language } from '../../../procedure/words/languages.ts';
import { apiWords as en } from './en/apiWords.ts';
import type { CsvWords } from './en/csvWords.ts';
import type { FileNames } from './en/fileNames.ts';
import type { OpenWords } from './en/openWords.ts';
import type { PackWords } from './en/packWords.ts';
import type { RegisterTableWords } from './en/registerTableWords.ts';
import { apiWords as fr } from './fr/apiWords.ts';
import type { LegalPage, LegalText } from './legalText.ts';

/** Texts of exports, packs and the pages without sign-in, besides the procedure's own words. */
export type ApiWords = {
  readonly csv: CsvWords;
  readonly fileNames: FileNames;
  readonly howToVerify: string;
  readonly legal: Readonly<Record<LegalPage, LegalText>>;
  readonly open: OpenWords;
  readonly pack: PackWords;
  readonly registerTable: RegisterTableWords;
};

export const apiWords: Readonly<Record<Language, ApiWords>> = { en, fr };
