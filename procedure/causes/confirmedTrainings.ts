import type { Nonconformity } from '../record/nonconformity.ts';
import { type Training, trainingsOf } from '../record/training.ts';
import type { PersonId } from '../record/values/person.ts';
import type { SessionId } from '../record/values/sessionKey.ts';
import type { Contribution } from './contribution.ts';
import { foldContributions } from './foldContributions.ts';

/** Returns which of the people asked have confirmed the training, and when first. */
export const confirmedIn = (
  { action, people }: Training,
  given: Iterable<Contribution>,
): ReadonlyMap<PersonId, string> => {
  const confirmed = foldContributions(given).acknowledged.get(action) ?? new Map<PersonId, string>();
  return new Map([...confirmed].filter(([id]) => people.includes(id)));
};

/**
 * What the closing of a training's session records besides; nothing for a session in which no one in particular was
 * asked.
 */
export const countConfirmed = (
  record: Nonconformity,
  session: SessionId,
  given: Iterable<Contribution>,
): { readonly confirmed?: number } => {
  const training = trainingsOf(record).find((one) => one.session.id === session);
  return training ? { confirmed: confirmedIn(training, given).size } : {};
};
