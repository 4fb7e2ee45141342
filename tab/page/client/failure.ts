import type { Refusal } from '../../../procedure/commands/refusal.ts';
import type { FieldProblem } from '../../../procedure/record/report/reportFacts.ts';
import type { FaultCode } from '../../../procedure/runtime/fault.ts';
import { type ErrorCode, errorCodes } from '../../api/http/errorCodes.ts';
import type { ErrorAnswer } from '../../api/wire.ts';

/** Failures on the page's own side, besides those that the API reports. */
type LostCode = 'offline' | 'slow' | 'signIn';

/** Without refusals, for which the procedure has sentences. */
export type FailureCode = Exclude<ErrorCode, 'refused'> | LostCode;

/** A call that failed. Its message is in `words/`. */
export class Failure extends Error {
  readonly code: FailureCode | 'refused';
  readonly refusal: Refusal | undefined;
  readonly fault: FaultCode | undefined;
  readonly reference: string | undefined;

  constructor(code: FailureCode | 'refused', details: Partial<ErrorAnswer['error']> = {}) {
    super(code);
    this.name = 'Failure';
    this.code = code;
    this.refusal = details.refusal;
    this.fault = details.fault;
    this.reference = details.reference;
  }

  /** Whether the same call may succeed a moment later. */
  get passes(): boolean {
    return ['offline', 'slow', 'fault', 'unexpected', 'tooMany'].includes(this.code);
  }
}

/** Whether the same request may be sent again: the failure may be transient, and the request may have arrived. */
export const mayPass = (error: unknown): boolean => error instanceof Failure && error.passes;

export const failureOf = (answer: unknown): Failure => {
  const error = (answer as Partial<ErrorAnswer> | undefined)?.error;
  const code = errorCodes.find((one) => one === error?.code);
  return new Failure(code ?? 'unexpected', error);
};

export type Problems = Readonly<Partial<Record<string, FieldProblem>>>;

/** The problems of fields in a refusal, by path: `due`, `actions.2.due`. */
export const problemsIn = (error: Error | null): Problems =>
  error instanceof Failure && error.refusal?.reason === 'invalid' ? error.refusal.problems : {};
