import type { ImportField, ImportProblems } from '../../../procedure/commands/organisation/importRecord.ts';
import type { Refusal } from '../../../procedure/commands/refusal.ts';
import type { Reference } from '../../../procedure/record/values/reference.ts';
import type { FaultCode } from '../../../procedure/runtime/fault.ts';
import type { Language } from '../../../procedure/words/languages.ts';

/** Wire types of the import of an earlier register. Types only, like `wire.ts`. */

/** Maximum rows per request: checking costs no request to Microsoft 365, importing does. */
export const mostChecked = 200;
export const mostImported = 10;

/**
 * A row of the file, its cells by field: days as `YYYY-MM-DD`, choices as their wire values, all else as in the file.
 */
export type ImportRow = {
  /** From 1, headings included. */
  readonly row: number;
  readonly cells: Readonly<Partial<Record<ImportField, string>>>;
};

/** `POST /api/import/check` and `POST /api/import` */
export type ImportRequest = {
  /** SHA-256 of the file, lower-case hex. */
  readonly file: string;
  readonly fileName: string;
  /** In which the rows are written. */
  readonly language: Language;
  readonly rows: readonly ImportRow[];
};

/** The expected result for a row. `identity` is the same for the same nonconformity, in any file and browser. */
export type CheckedRow = { readonly row: number } & (
  | { readonly outcome: 'invalid'; readonly problems: ImportProblems }
  | { readonly outcome: 'valid'; readonly identity: string }
  /** Probably the same as this record in the register; it may still be imported. */
  | { readonly outcome: 'similar'; readonly identity: string; readonly reference: Reference }
  | { readonly outcome: 'imported' | 'otherContent'; readonly identity: string; readonly reference: Reference }
);
export type CheckAnswer = { readonly rows: readonly CheckedRow[] };

/** The result for a row. `notYet`: Microsoft 365 did not accept it, or there are too many imports; send it again. */
export type ImportedRow = { readonly row: number } & (
  | { readonly outcome: 'invalid'; readonly problems: ImportProblems }
  | { readonly outcome: 'refused'; readonly refusal: Refusal }
  | { readonly outcome: 'notYet'; readonly fault: FaultCode }
  | { readonly outcome: 'done' | 'imported' | 'otherContent'; readonly reference: Reference }
);
export type ImportAnswer = { readonly rows: readonly ImportedRow[] };
