import type { FieldProblems, ReportField } from '../record/reportFacts.ts';
import type { Stage } from '../stages/stages.ts';

/**
 * The procedure says no, and why: a value, never thrown. `words/` makes a sentence of it in each language.
 * Whoever may not read a record is told `unknown`, exactly as for one that does not exist.
 */
export type Refusal =
  | { readonly reason: 'unknown' }
  | { readonly reason: 'notAllowed' }
  | { readonly reason: 'notInThisStage'; readonly stage: Stage }
  | { readonly reason: 'invalid'; readonly problems: FieldProblems<ReportField | 'text' | 'reason'> }
  | { readonly reason: 'nothingChanged' }
  /** An event of a later version, or a chain that does not fit: shown, not changed (design section 2). */
  | { readonly reason: 'readOnly' };
