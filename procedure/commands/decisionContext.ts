import type { Contribution } from '../causes/contribution.ts';
import type { Objectives } from '../organisation/organisation.ts';
import type { Nonconformity } from '../record/nonconformity.ts';
import type { Closing } from '../record/sessions.ts';
import type { CalendarDate } from '../record/values/calendarDate.ts';
import type { Actor, PersonId, Stranger } from '../record/values/person.ts';

/** What a decision may know about the organisation. Passed in, so that a decision can be repeated. */
export type OrganisationContext = {
  readonly today: CalendarDate;
  readonly procedureVersion: string;
  /** The strategic objectives in force. Absent: the organisation entered none. */
  readonly objectives?: Objectives | undefined;
  /** Longest time for which a risk may be accepted. */
  readonly riskMonths: number;
  /** All of management: an exception needs to know whether anyone is eligible. */
  readonly management: readonly PersonId[];
  readonly ismsManagers: readonly PersonId[];
  /** Those who can triage a report that its reporter keeps from the ISMS managers. */
  readonly alternates: readonly PersonId[];
  /** Whether this person is the sealed reporter, by the keyed digest. */
  readonly isSealed: (digest: string, id: PersonId) => boolean;
  /** SHA-256 of the UTF-8 text, lower-case hex. */
  readonly digest: (text: string) => string;
};

/** What it depends on, besides the record, whether a person's own part in it forbids a command. */
export type Standing = Pick<OrganisationContext, 'today' | 'management' | 'isSealed'> & { readonly actor: Actor };

/** The context in which one command is decided. */
export type DecisionContext = OrganisationContext & {
  readonly actor: Actor;
  /** Of the people newly named by the command, those who cannot be given a task. */
  readonly strangers: ReadonlyMap<PersonId, Stranger>;
  /** The other record that the command names, if the actor may read it. */
  readonly otherRecord?: Nonconformity | undefined;
  readonly closing?: UnsettledContributions | undefined;
  /** The leader of the session, if they had contributed nothing for five minutes when asked. */
  readonly inactiveLeader?: PersonId | undefined;
};

/**
 * The contributions that no closing includes yet, and the number of closings so far (`closings`). For a training, how
 * many of the people asked have confirmed it; for 5 Whys, all contributions that the closing includes.
 */
export type UnsettledContributions = Closing & {
  readonly closings: number;
  readonly confirmed?: number;
  readonly contributions?: readonly Contribution[];
};
