import type { Contribution } from '../causes/contributions.ts';
import type { CalendarDate } from '../record/calendarDate.ts';
import type { Nonconformity } from '../record/nonconformity.ts';
import type { Actor, PersonId, Stranger } from '../record/person.ts';
import type { Closing } from '../record/sessions.ts';

/** What a decision may know besides the command and the record. Handed in, so that a decision can be repeated. */
export type OrganisationContext = {
  readonly today: CalendarDate;
  readonly procedureVersion: string;
  /** Everybody in management: whether anybody may approve at all decides about the exception. */
  readonly management: readonly PersonId[];
  readonly ismsManagers: readonly PersonId[];
  /** Who can take up a record that its reporter keeps from the ISMS managers. */
  readonly alternates: readonly PersonId[];
  /** Whether a sealed reporter is this person, by the keyed digest. */
  readonly isSealed: (digest: string, id: PersonId) => boolean;
  /** SHA-256 of the UTF-8 text, lower-case hex. */
  readonly digest: (text: string) => string;
};

/** The context in which one command is decided. */
export type DecisionContext = OrganisationContext & {
  readonly actor: Actor;
  /** Of the people that the command names anew, those who are given no task. */
  readonly strangers: ReadonlyMap<PersonId, Stranger>;
  /** The other record that the command names, if there is such a record. */
  readonly otherRecord?: Nonconformity | undefined;
  readonly closing?: UnsettledContributions | undefined;
  /** Who led the session when it was asked, if he had given nothing for five minutes. */
  readonly inactiveLeader?: PersonId | undefined;
};

/**
 * What a session holds that no closing includes, and how many closings there were when it was asked. Of a training how
 * many of those who were asked have confirmed it; of 5 Whys all that the closing includes.
 */
export type UnsettledContributions = Closing & {
  readonly behind: number;
  readonly confirmed?: number;
  readonly contributions?: readonly Contribution[];
};
