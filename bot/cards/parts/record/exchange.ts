import type { Addition, Nonconformity } from '../../../../procedure/record/nonconformity.ts';

/** A question from the security team, or a later message from the reporter. */
export type Exchanged = Addition & { readonly kind: 'asked' | 'added' };

/**
 * Questions and answers, oldest first. An unnamed reporter's row has only a day as its time, but never earlier than the
 * row before it, so an addition with the same time as a question answers it.
 */
export const exchangeOf = ({ questions, additions }: Nonconformity): readonly Exchanged[] =>
  [
    ...questions.map((one) => ({ ...one, kind: 'asked' as const })),
    ...additions.map((one) => ({ ...one, kind: 'added' as const })),
  ].sort((one, other) => (one.at < other.at ? -1 : one.at > other.at ? 1 : 0));
