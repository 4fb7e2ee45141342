import type { Statement } from '../record/recordParts.ts';
import type { Session } from '../record/sessions.ts';
import type { PersonId } from '../record/values/person.ts';
import type { Contribution } from './contribution.ts';
import type { ChosenRootCause, FiveWhys } from './fiveWhys.ts';

/** What a meeting leaves besides its tree. It names people: only for whoever may know who gave what (`reads.authors`). */
export type Minutes = {
  readonly facilitator: PersonId;
  /** Who said that he is here, contributed or agreed, in the order in which they did. */
  readonly attended: readonly PersonId[];
  readonly problem?: Statement | undefined;
  readonly rootCauses: readonly ChosenRootCause[];
  /** To the root causes, when they were last asked about. */
  readonly agreed: readonly PersonId[];
  readonly objections: readonly { readonly by: PersonId; readonly text: string }[];
  /** What came after the closing, by whom: kept and shown, and no part of what all agreed to. */
  readonly late: readonly Contribution[];
};

/** The minutes of a 5-Whys session, as far as it has come. */
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
