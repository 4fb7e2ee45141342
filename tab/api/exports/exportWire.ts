import type { Population, Stratum } from '../../../procedure/audit/sample.ts';
import type { Export } from '../../../procedure/exports/exported.ts';
import type { ExportKey } from '../../../procedure/exports/exportKey.ts';
import type { Period } from '../../../procedure/measures/measuring.ts';
import type { Span } from '../../../procedure/measures/periods/span.ts';
import type { Damage } from '../../../procedure/record/history/commit.ts';
import type { Reference } from '../../../procedure/record/values/reference.ts';
import type { Stage } from '../../../procedure/stages/stages.ts';
import type { Language } from '../../../procedure/words/languages.ts';
import type { Named } from '../wire.ts';

/** What goes over the wire about exports. Imports types only, as `wire.ts`. */

/** The request, by kind. Each kind's maker reads it. */
export type ExportAsked =
  | SampleAsked
  | PackAsked
  | ({ readonly kind: 'measures' } & ({ readonly span: Span } | Period))
  /** `asked`: the query string with which the page asks for its rows, without a page of them. */
  | { readonly kind: 'register'; readonly format: 'csv' | 'xlsx'; readonly asked: string };

/** Without `seed` the server draws one. */
export type SampleAsked = {
  readonly kind: 'sample';
  readonly seed?: string;
  readonly count: number;
  readonly by?: Stratum;
} & ({ readonly span: Span } | Period);

/** `sample`: how they were drawn, as its file says, `digest` of its population. Drawn again, it must give the same. */
export type PackAsked = {
  readonly kind: 'auditPack';
  readonly references: readonly Reference[];
  readonly sample?: Pick<SampleFile, 'seed' | 'count' | 'by' | 'period'> & { readonly digest: string };
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

/** One that was drawn; of one that this reader may not read nothing but its number: it is not replaced by another. */
export type DrawnRow =
  | { readonly reference: Reference; readonly stage: Stage; readonly title: string }
  | { readonly reference: Reference; readonly keptBack: true };

/**
 * `POST /api/exports`: `n` as of `CommandRequest`. The answer is the file; its header `x-export` is the number under which
 * it is recorded. Register and numbers asked for again with the same `n`, and the same still, are the same export; a drawing
 * without a seed, and a pack, which has the time in it, are another each time.
 */
export type ExportRequest = { readonly n: string; readonly language: Language; readonly export: ExportAsked };

/** An export in the list. `hash` is that of its row in History. */
export type ExportRow = Omit<Export, 'by'> & {
  readonly by: Named;
  readonly hash: string;
  readonly damage?: Damage;
};

/** `GET /api/exports`: newest first. */
export type ExportsAnswer = {
  readonly rows: readonly ExportRow[];
  /** Exports of which this version cannot read the row. */
  readonly unreadable: readonly ExportKey[];
  /** Total; of a very long list only the newest are returned. */
  readonly total: number;
};

/** Of more lines the long texts would take too much of what Microsoft 365 allows in a minute, and of the memory. */
export const mostWithTexts = 20_000;
