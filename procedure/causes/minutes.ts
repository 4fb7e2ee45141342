import type { Statement } from '../record/recordParts.ts';
import type { Session } from '../record/sessions.ts';
import type { PersonId } from '../record/values/person.ts';
import type { Contribution } from './contribution.ts';
import type { ChosenRootCause, FiveWhys } from './fiveWhys.ts';

/**
 * Minutes of a meeting, besides its tree. They name people: only for readers who may know who contributed what
 * (`reads.authors`).
 */
export type Minutes = {
  readonly facilitator: PersonId;
  /** Everyone who said that they are here, contributed or agreed, in the order in which they did. */
  readonly attended: readonly PersonId[];
  readonly problem?: Statement | undefined;
  readonly rootCauses: readonly ChosenRootCause[];
  /** To the root causes, in the last round. */
  readonly agreed: readonly PersonId[];
  readonly objections: readonly { readonly by: PersonId; readonly text: string }[];
  /** What came after the closing, and from whom: kept and shown, and no part of what all agreed to. */
  readonly late: readonly Contribution[];
};

/** Returns the minutes of a 5-Whys session so far. */
export const minutesOf = (
  { facilitator }: Session,
  { present, problem, rootCauses, agreed, objections }: FiveWhys,
  late: readonly Contribution[],
): Minutes => ({
  facilitator,
  attended: present,
  ...(problem && { problem }),
  rootCauses,
  agreed,
  objections,
  late,
});
