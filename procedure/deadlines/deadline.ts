import type { CalendarDate } from '../record/values/calendarDate.ts';
import type { PersonId, Role } from '../record/values/person.ts';
import type { Reference } from '../record/values/reference.ts';
import type { ReviewKey } from '../review/reviewKey.ts';
import type { Letter } from '../stages/gates.ts';

/** Everything that can be due in the life of a nonconformity, in order; then the review of all records. */
export const deadlineKinds = [
  'triage',
  'objection',
  'containment',
  'correction',
  'statement',
  'causes',
  'plan',
  'approval',
  'planToBody',
  'action',
  'extension',
  'evidenceToBody',
  'followUp',
  'readyToVerify',
  'verification',
  'observationEnd',
  'riskAcceptance',
  'review',
] as const;
export type DeadlineKind = (typeof deadlineKinds)[number];

/** The letter of 10.2 that each deadline serves. */
export const deadlineLetters: Readonly<Record<DeadlineKind, Letter>> = {
  triage: 'b1',
  objection: 'b1',
  containment: 'a1',
  correction: 'a1',
  statement: 'b1',
  causes: 'b2',
  plan: 'c',
  approval: 'c',
  planToBody: 'c',
  action: 'c',
  extension: 'c',
  evidenceToBody: 'c',
  followUp: 'd',
  readyToVerify: 'c',
  verification: 'd',
  observationEnd: 'd',
  riskAcceptance: 'c',
  review: 'g',
};

/** Who has to meet a deadline: a person, or the holders of a role, except those barred by segregation of duties. */
export type Holder =
  | { readonly kind: 'person'; readonly id: PersonId }
  | { readonly kind: 'role'; readonly role: Role; readonly except: readonly PersonId[] };

export type Deadline = {
  readonly kind: DeadlineKind;
  /** The record, or the review that is due. */
  readonly reference: Reference | ReviewKey;
  /** Id of the action, if it is about one. */
  readonly action?: string;
  /**
   * `NC-2026-0042/A1/2026-12-15`: the day is part of it, so a moved date is a new deadline with reminders of its own,
   * and earlier reminders do not silence it.
   */
  readonly key: string;
  readonly due: CalendarDate;
  readonly who: readonly Holder[];
  readonly letter: Letter;
  /** The record is kept from the ISMS managers. */
  readonly notToIsmsManager?: true;
};

/** Computed, never stored. The end of an observation window is good news: nothing is late. */
export const isOverdue = ({ kind, due }: Pick<Deadline, 'kind' | 'due'>, today: CalendarDate): boolean =>
  kind !== 'observationEnd' && due < today;
