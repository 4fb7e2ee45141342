import type { Commit } from '../record/commit.ts';
import type { NonconformityEvent } from '../record/events.ts';
import type { Nonconformity } from '../record/nonconformity.ts';
import type { Reference } from '../record/reference.ts';
import { type Decision, record as recordEvent, refuse } from './decision.ts';

/**
 * What a commit on one record means for another that it names: at most one on each. Design section 2: a command writes one
 * stream, and what the other must learn follows from the commit alone, so that doing it twice is harmless.
 */
export type Reaction = {
  readonly name: 'duplicateFound' | 'recurred';
  /** The record that is to learn. */
  readonly on: Reference;
  readonly event: Extract<NonconformityEvent, { type: 'DuplicateFound' | 'Recurred' }>;
};

/** A pure function of the commit: who pays it, when, and how often makes no difference. */
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

/** What identifies a reaction's commit: SHA-256 of the hash that it answers and its name. */
export const reactionId = (hash: string, { name }: Reaction, digest: (text: string) => string): string =>
  digest(JSON.stringify([hash, name]));

/** In whatever stage the other record is: it learns a fact and does not move. What it knows already it is not told again. */
export const decideReaction = ({ event }: Reaction, record: Nonconformity): Decision => {
  const known =
    event.type === 'DuplicateFound'
      ? record.duplicates.includes(event.in)
      : record.recurrences.some((recurrence) => recurrence.in === event.in);
  return known ? refuse({ reason: 'alreadyDone' }) : recordEvent(event);
};
