import type { ProcedureApproval } from '../../../procedure/audit/approvals.ts';
import type { MarkCounts } from '../../../procedure/audit/auditMarks.ts';
import type { ChosenExamples, Example } from '../../../procedure/audit/examples.ts';
import type { Figures } from '../../../procedure/measures/counting/accumulate.ts';
import type { CountedRecords } from '../../../procedure/measures/counting/countRecords.ts';
import type { Measuring, Period } from '../../../procedure/measures/measuring.ts';
import type { Rules } from '../../../procedure/organisation/rules.ts';
import type { SignedCheckpoint } from '../../../procedure/record/history/checkpoint.ts';
import type { Damage } from '../../../procedure/record/history/commit.ts';
import type { CalendarDate } from '../../../procedure/record/values/calendarDate.ts';
import type { CauseCategory } from '../../../procedure/record/values/choices.ts';
import type { Named, RegisterLoading } from '../wire.ts';

/** Wire types of the audit. Types only, like `wire.ts`. */

/**
 * `GET /api/audit?from=&to=` or `?span=`. Numbers count all records, including those this reader may not read; lists of
 * records are filtered by what they may read.
 */
export type AuditAnswer = RegisterLoading & {
  readonly period: Period;
  readonly measuring: Measuring;
  /** Number of records measured, and of those with unreliable facts: edited by hand, or unreadable. */
  readonly records: ReturnType<CountedRecords['records']>;
  /** Of those reported in the period; about verdicts, of those judged in it. `?figure=audit&of=<mark>` lists them. */
  readonly marks: MarkCounts;
  /** The same as on the page of the numbers. */
  readonly figures: Figures['figures'];
  /** Number detected in the period by kind of cause, largest first. */
  readonly causes: readonly { readonly of: CauseCategory; readonly count: number }[];
  readonly examples: Readonly<Record<keyof ChosenExamples, readonly Example[]>>;
  readonly reviews: {
    readonly held: number;
    readonly last?: CalendarDate;
    readonly next?: { readonly due: CalendarDate; readonly overdue: boolean };
    /** Records whose chain does not match, or which cannot be read. */
    readonly damaged: readonly string[];
  };
  /** Whether this reader may take an audit pack. */
  readonly mayPack: boolean;
};

/** `GET /api/procedure`: for all employees and auditors. The page itself is built from the tables (`procedurePage`). */
export type ProcedureAnswer = {
  readonly version: string;
  /** SHA-256 of the page in English with these rules. */
  readonly digest: string;
  readonly rules: Rules;
  /** Newest first. `same`: the approved procedure is exactly the current one. */
  readonly approvals: readonly (Pick<ProcedureApproval, 'version' | 'digest' | 'at'> & {
    readonly by: Named;
    readonly same: boolean;
  })[];
  readonly mayApprove: boolean;
  readonly damage?: Damage;
};

/** `GET /api/audit/checkpoint`: the last signed one, with its text as an anchor; absent if there is none. */
export type CheckpointAnswer = {
  readonly last?: Pick<SignedCheckpoint, 'checkpoint' | 'note' | 'key'> & {
    /** Whether a time-stamp authority has confirmed when it was made. */
    readonly stamped: boolean;
  };
};

/** `POST /api/commands` to approve the procedure: `n` as of `CommandRequest`. */
export type ApproveProcedureRequest = {
  readonly n: string;
  readonly command: { readonly name: 'approveProcedure'; readonly version: string; readonly digest: string };
};
