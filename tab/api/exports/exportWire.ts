import type { Population, Stratum } from '../../../procedure/audit/sample.ts';
import type { Export } from '../../../procedure/exports/exported.ts';
import type { ExportKey } from '../../../procedure/exports/exportKinds.ts';
import type { Period } from '../../../procedure/measures/measuring.ts';
import type { Span } from '../../../procedure/measures/periods/span.ts';
import type { Damage } from '../../../procedure/record/history/commit.ts';
import type { Reference } from '../../../procedure/record/values/reference.ts';
import type { Stage } from '../../../procedure/stages/stages.ts';
import type { Language } from '../../../procedure/words/languages.ts';
import type { Named } from '../wire.ts';

/** Wire types of exports. Types only, like `wire.ts`. */

/** The request, by kind. Each kind's maker reads it. */
export type ExportSpec =
  | SampleSpec
  | PackSpec
  | ({ readonly kind: 'measures' } & ({ readonly span: Span } | Period))
  /** `asked`: the query string of the page, without offset and limit. */
  | { readonly kind: 'register'; readonly format: 'csv' | 'xlsx'; readonly asked: string };

/** Without `seed` the server draws one. */
export type SampleSpec = {
  readonly kind: 'sample';
  readonly seed?: string;
  readonly count: number;
  readonly by?: Stratum;
} & ({ readonly span: Span } | Period);

/**
 * `sample`: how they were drawn, according to its file; `digest` of its population. Drawing again must give the same.
 */
export type PackSpec = {
  readonly kind: 'auditPack';
  readonly references: readonly Reference[];
  readonly sample?: Pick<SampleFile, 'seed' | 'count' | 'by' | 'period'> & { readonly digest: string };
  /** An earlier checkpoint that the reader has, such as `CHECK/0041`: the pack proves that the last one continues it. */
  readonly continues?: string;
};

/** The file of a drawing. */
export type SampleFile = {
  /** How it was drawn, in words, for anyone who draws it again. */
  readonly rule: string;
  readonly seed: string;
  readonly count: number;
  readonly by?: Stratum;
  readonly period: Period;
  readonly population: Population;
  readonly drawn: readonly DrawnRow[];
};

/** A drawn record. If this reader may not read it, only its number; it is not replaced by another. */
export type DrawnRow =
  | { readonly reference: Reference; readonly stage: Stage; readonly title: string }
  | { readonly reference: Reference; readonly keptBack: true };

/**
 * `POST /api/exports`: `n` as in `CommandRequest`. The answer is the file; its header `x-export` is the number under
 * which it is recorded. A repeated request for register or numbers with the same `n` and the same content is the same
 * export; a drawing without a seed, and a pack, which contains the time, are a new one each time.
 */
export type ExportRequest = { readonly n: string; readonly language: Language; readonly export: ExportSpec };

/** An export in the list. `hash` is that of its row in History. */
export type ExportRow = Omit<Export, 'by'> & {
  readonly by: Named;
  readonly hash: string;
  readonly damage?: Damage;
};

/** `GET /api/exports`: newest first. */
export type ExportsAnswer = {
  readonly rows: readonly ExportRow[];
  /** Exports whose row this version cannot read. */
  readonly unreadable: readonly ExportKey[];
  /** Total; of a very long list only the newest are returned. */
  readonly total: number;
};

/**
 * Above this number of lines the long texts would use too much memory, and too much of what Microsoft 365 allows in a
 * minute.
 */
export const mostWithTexts = 20_000;
