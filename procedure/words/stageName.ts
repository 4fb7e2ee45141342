import type { Stage } from '../stages/stages.ts';
import type { ProcedureTerms } from './en/terms.ts';

/** What is called the stage of a record: one that was closed before TenTwo is never said to be closed by it. */
export const stageName = (
  { stage, closedBefore }: { readonly stage: Stage; readonly closedBefore: boolean },
  terms: ProcedureTerms,
): string => (closedBefore && stage === 'closed' ? terms.closedBefore : terms.stage[stage]);
