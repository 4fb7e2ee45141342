import type { CalendarDate } from '../record/calendarDate.ts';
import type { Nonconformity } from '../record/nonconformity.ts';
import type { Actor, PersonId } from '../record/person.ts';

/** What a decision may know besides the command and the record. Handed in, so that a decision can be repeated. */
export type Circumstances = {
  readonly today: CalendarDate;
  readonly procedureVersion: string;
  /** Everybody in management: whether anybody may approve at all decides about the exception. */
  readonly management: readonly PersonId[];
  /** SHA-256 of the UTF-8 text, lower-case hex. */
  readonly digest: (text: string) => string;
};

/** The circumstances of one command. */
export type Deciding = Circumstances & {
  readonly actor: Actor;
  /** The other record that the command names, if there is such a record. */
  readonly named?: Nonconformity | undefined;
};
