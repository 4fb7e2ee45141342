import type { FieldProblem } from '../../procedure/record/report/reportFacts.ts';
import { Failure } from './client/failure.ts';

export type Problems = Readonly<Partial<Record<string, FieldProblem>>>;

/** What a refusal says of the fields, by their paths: `due`, `actions.2.due`. */
export const problemsIn = (error: Error | null): Problems =>
  error instanceof Failure && error.refusal?.reason === 'invalid' ? error.refusal.problems : {};
