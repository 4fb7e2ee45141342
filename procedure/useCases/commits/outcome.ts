import type { Refusal } from '../../commands/refusal.ts';
import type { Organisation, OrganisationEvent } from '../../organisation/organisation.ts';
import type { Commit, Stream } from '../../record/history/commit.ts';
import type { NonconformityEvent } from '../../record/history/events.ts';
import type { Nonconformity } from '../../record/nonconformity.ts';
import type { Actor, Person } from '../../record/values/person.ts';

export type Done<State, Event> = {
  readonly kind: 'done';
  readonly stream: Stream<State, Event>;
  /** The commit of this command; not necessarily the last of the stream when the command was repeated. */
  readonly commit: Commit<Event>;
  readonly repeated: boolean;
};
export type Refused = { readonly kind: 'refused'; readonly refusal: Refusal };
export type HandledRecord = Done<Nonconformity, NonconformityEvent> & {
  /**
   * The code with which an unnamed reporter asks later. Given once, in the answer to their report; stored nowhere.
   */
  readonly caseCode?: string;
  /** Who reported under seal: only for the custodian who opened it. */
  readonly identity?: Person;
};
export type Handled = HandledRecord | Refused;
export type HandledOrganisation = Done<Organisation, OrganisationEvent> | Refused;

/** A command with its actor and the id of this press (`commandId.ts`). */
export type Order<Command> = {
  readonly command: Command;
  readonly actor: Actor;
  readonly commandId: string;
  /**
   * Sequence of the record's commit that the card or page showed, according to the client: trusted only as a reason
   * to read again.
   */
  readonly seen?: number | undefined;
  /** The same for the other record that the command names. */
  readonly seenOf?: number | undefined;
};
