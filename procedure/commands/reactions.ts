import type { Commit } from '../record/history/commit.ts';
import type { NonconformityEvent } from '../record/history/events.ts';
import type { Nonconformity } from '../record/nonconformity.ts';
import type { Reference } from '../record/values/reference.ts';
import { type Decision, recordEvent, refuse } from './decision.ts';

/**
 * What a commit on one record means for another record that it names: at most one event on each. A command writes one
 * stream (design section 2); what the other record learns follows from the commit alone, so repeating it is harmless.
 */
export type Reaction = {
  readonly name: 'duplicateFound' | 'recurred';
  /** The record that learns it. */
  readonly on: Reference;
  readonly event: Extract<NonconformityEvent, { type: 'DuplicateFound' | 'Recurred' }>;
};

/** A pure function of the commit: it does not matter which replica runs it, when, or how often. */
export const reactionsTo = ({ key, events }: Pick<Commit<NonconformityEvent>, 'key' | 'events'>): readonly Reaction[] =>
  events.flatMap((event): readonly Reaction[] => {
    const from = key as Reference;
    switch (event.type) {
      case 'MarkedDuplicate':
        return [{ name: 'duplicateFound', on: event.of, event: { type: 'DuplicateFound', in: from } }];
      case 'RecurrenceConfirmed':
        return [{ name: 'recurred', on: event.of, event: { type: 'Recurred', in: from } }];
      default:
        return [];
    }
  });

/** Identifies a reaction's commit: SHA-256 of the hash that it answers and its name. */
export const reactionId = (hash: string, { name }: Reaction, digest: (text: string) => string): string =>
  digest(JSON.stringify([hash, name]));

/** In any stage: the other record learns a fact and does not move. A known fact is refused. */
export const decideReaction = ({ event }: Reaction, record: Nonconformity): Decision => {
  const known =
    event.type === 'DuplicateFound'
      ? record.duplicates.includes(event.in)
      : record.recurrences.some((recurrence) => recurrence.in === event.in);
  return known ? refuse({ reason: 'alreadyDone' }) : recordEvent(event);
};
