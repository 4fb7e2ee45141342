import type { ExportKind } from '../../procedure/exports/exportKinds.ts';
import type { Language } from '../../procedure/words/languages.ts';
import { exportEn } from './exportEn.ts';
import { exportFr } from './exportFr.ts';

/** What is said of exports. It comes with the pages that have one, so that the first page loads without it. */
export type ExportWords = {
  readonly kind: Readonly<Record<ExportKind, string>>;
  readonly making: string;
  readonly done: (key: string, name: string) => string;
  readonly failed: string;
};

export const exportWords: Readonly<Record<Language, ExportWords>> = { en: exportEn, fr: exportFr };
