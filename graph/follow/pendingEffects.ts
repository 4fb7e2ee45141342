import type { Clock } from '../../procedure/ports/platform.ts';
import type { Reference } from '../../procedure/record/values/reference.ts';
import type { Heads } from '../history/heads.ts';

/** What the item of a record says: the last commit that it shows, and the last one whose effects have all run. */
export type ItemState = { readonly sequence: number; readonly done: number };

/** A record whose effects have not all run. */
export type PendingRecord = {
  readonly reference: Reference;
  /** Its last known commit. */
  readonly sequence: number;
  /** When this replica learnt of it. */
  readonly since: Date;
};

/**
 * The effects that are pending, on whichever server: History says what is due, the items of the list Nonconformities say
 * what is done. It follows from rows alone, so nothing is forgotten in an outage of any length.
 */
export type PendingEffects = {
  /** A commit in History. */
  readonly committed: (reference: Reference, sequence: number) => void;
  /** An item that was read or written. */
  readonly shown: (reference: Reference, item: ItemState) => void;
  /** A message shows the record as of this commit: if more was done since, what followed is checked again. */
  readonly displayed: (reference: Reference, sequence: number) => void;
  /** Nothing has been shown or done of a record that has no item. */
  readonly of: (reference: string) => ItemState;
  readonly all: () => readonly PendingRecord[];
};

const nothing: ItemState = { sequence: 0, done: 0 };

export const createPendingEffects = (clock: Pick<Clock, 'now'>, heads: Pick<Heads, 'last'>): PendingEffects => {
  /** Records without pending effects: one number says it all. */
  const finished = new Map<string, number>();
  const pending = new Map<Reference, { readonly item: ItemState; readonly record: PendingRecord }>();

  const of = (reference: string): ItemState => {
    const sequence = finished.get(reference);
    if (sequence !== undefined) return { sequence, done: sequence };
    return pending.get(reference as Reference)?.item ?? nothing;
  };

  const place = (reference: Reference, item: ItemState, head: number): void => {
    if (item.sequence >= head && item.done >= head) {
      pending.delete(reference);
      finished.set(reference, item.sequence);
      return;
    }
    finished.delete(reference);
    const since = pending.get(reference)?.record.since ?? clock.now();
    pending.set(reference, { item, record: { reference, sequence: head, since } });
  };

  return {
    committed: (reference, sequence) => {
      const item = of(reference);
      if (sequence > item.done || sequence > item.sequence)
        place(reference, item, Math.max(sequence, pending.get(reference)?.record.sequence ?? 0));
    },
    shown: (reference, item) => place(reference, item, Math.max(item.sequence, heads.last(reference))),
    displayed: (reference, sequence) => {
      const item = of(reference);
      if (sequence < item.done) place(reference, { ...item, done: sequence }, item.done);
    },
    of,
    all: () => [...pending.values()].map(({ record }) => record),
  };
};
