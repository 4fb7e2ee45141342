import type { DeadlineKind } from '../../../procedure/deadlines/deadline.ts';
import type { Level } from '../../../procedure/deadlines/deadlinePolicy.ts';
import type { CalendarDate } from '../../../procedure/record/values/calendarDate.ts';
import type { Reference } from '../../../procedure/record/values/reference.ts';
import type { ReviewKey } from '../../../procedure/review/reviewKey.ts';
import type { Letter } from '../../../procedure/stages/gates.ts';
import type { Work } from '../../../procedure/stages/heldWork.ts';
import type { Named, RegisterLoading, RegisterRow } from '../wire.ts';

/** Wire types of work, own and handed over. Types only, like `wire.ts`. */

/** A pending task. */
export type TaskAnswer = {
  /** One for each record, kind, action and day. */
  readonly key: string;
  readonly kind: DeadlineKind;
  /** The record, or the review that is due. */
  readonly reference: Reference | ReviewKey;
  /** Id of the action that it is about. */
  readonly action?: string;
  readonly due: CalendarDate;
  readonly overdue: boolean;
  /** The letter of 10.2 that requires it. */
  readonly letter: Letter;
  /** Of the action, or of the nonconformity. */
  readonly title?: string;
  /** Why it comes to them, if it is not their own task. */
  readonly level: Level;
};

export type WorkAnswer = RegisterLoading & {
  readonly today: CalendarDate;
  /** Their tasks, earliest first. */
  readonly mine: readonly TaskAnswer[];
  /** What is overdue elsewhere, for any owner; only for those who read the register. */
  readonly overdue: readonly TaskAnswer[];
};

/** An open nonconformity with work of theirs, and which. */
export type HeldRow = Pick<RegisterRow, 'reference' | 'title' | 'stage' | 'priority'> & {
  readonly work: readonly Work[];
};

/** `GET /api/handover?from=<person id>`: for people who may hand it over. */
export type HandoverAnswer = {
  readonly from: Named;
  /** Oldest first. */
  readonly rows: readonly HeldRow[];
};
