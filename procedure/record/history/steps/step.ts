import type { Cycle, Nonconformity } from '../../nonconformity.ts';
import type { Attribution } from '../../values/attribution.ts';
import type { PersonId } from '../../values/person.ts';
import type { NonconformityEvent } from '../events.ts';

export type EventOf<Type extends NonconformityEvent['type']> = Extract<NonconformityEvent, { type: Type }>;

/** The effect of each event type on a record. */
export type Steps<Type extends NonconformityEvent['type']> = {
  readonly [Each in Type]: (before: Nonconformity, event: EventOf<Each>, attribution: Attribution) => Nonconformity;
};

/** The event without its type: the part that is kept in the record. */
export const bodyOf = <E extends NonconformityEvent>({ type: _, ...body }: E): Omit<E, 'type'> => body;

/** Returns the record with a changed cycle, in the same stage. */
export const inCycle = <In extends Nonconformity>(before: In, change: Partial<Cycle>): In => ({
  ...before,
  cycle: { ...before.cycle, ...change },
});

/** The owner so far is remembered when another takes over: who owned it does not close it alone. */
export const ownedBy = (before: Nonconformity, owner: PersonId): Nonconformity =>
  before.triage === undefined || before.triage.owner === owner
    ? before
    : { ...before, formerOwners: [...(before.formerOwners ?? []), before.triage.owner] };
