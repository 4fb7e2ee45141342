import type { ReportedMessage } from '../../procedure/record/report/reportedMessage.ts';
import type { FieldProblem } from '../../procedure/record/report/reportFacts.ts';
import type { Reference } from '../../procedure/record/values/reference.ts';
import type { Scene } from './parts/buttons.ts';
import type { Trouble } from './parts/trouble.ts';
import type { Typed } from './parts/typed.ts';

/** State of every form: it can be returned as it was, with problems or a failure. */
export type FormState = {
  readonly typed: Typed;
  readonly scene: Scene;
  readonly problems?: Readonly<Partial<Record<string, FieldProblem>>> | undefined;
  readonly trouble?: Trouble | undefined;
  /** Kept when the form is given back; otherwise generated. */
  readonly n?: string | undefined;
};
type OnRecord = FormState & { readonly reference: Reference; readonly sequence?: number | undefined };
export type ReportForm = FormState & {
  readonly card: 'report';
  readonly unfolded?: boolean;
  /** `n` of the short form that it was unfolded from. */
  readonly short?: string | undefined;
  /** The message that it was opened for. */
  readonly message?: ReportedMessage | undefined;
};
export type AddForm = OnRecord & { readonly card: 'add' };
export type CorrectForm = OnRecord & { readonly card: 'correct' };
export type WithdrawForm = OnRecord & { readonly card: 'withdraw' };
/** Commands that the case card gives to the record. */
export type CaseCommandVerb = 'case.add' | 'case.object' | 'case.withdrawSend';
export type CaseForm = FormState & {
  readonly card: 'case';
  /** Why the form is shown again, or at all. */
  readonly note?: 'notFound' | 'codeInMessage';
  /** The command that failed and is retried. */
  readonly again?: CaseCommandVerb;
};
export type Form = ReportForm | AddForm | CorrectForm | WithdrawForm | CaseForm;
