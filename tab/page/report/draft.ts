import { type Anonymity, anonymities } from '../../../procedure/record/report/identity.ts';
import type { PersonId } from '../../../procedure/record/values/person.ts';
import { draw } from '../record/draw.ts';

/** The content of the form: the facts as they are typed, and how the reporter wants to be known. */
export type Draft = {
  readonly n: string;
  readonly facts: Readonly<Record<string, string>>;
  readonly anonymity: Anonymity;
  readonly notToIsmsManager: boolean;
};

/** One person's text is not offered to the next who signs in on the same device. */
const keyOf = (person: PersonId): string => `tentwo/report/1/${person}`;

export const emptyDraft = (): Draft => ({ n: draw(), facts: {}, anonymity: 'named', notToIsmsManager: false });

/**
 * Keeps a report by name over a reload, with the `n` under which it may have been sent. A report without a name is not
 * stored, and anything stored before that choice is deleted.
 */
export const keepDraft = (person: PersonId, draft: Draft): void => {
  const isWorth = draft.anonymity === 'named' && Object.values(draft.facts).some((text) => text.trim() !== '');
  try {
    if (isWorth) sessionStorage.setItem(keyOf(person), JSON.stringify(draft));
    else sessionStorage.removeItem(keyOf(person));
  } catch {
    // A browser without storage for a page in a frame: then a reload loses the text, as in any form.
  }
};

export const forgetDraft = (person: PersonId): void => keepDraft(person, emptyDraft());

/** The stored draft, if it is valid: storage is not trusted. */
export const keptDraft = (person: PersonId): Draft | undefined => {
  try {
    const found: unknown = JSON.parse(sessionStorage.getItem(keyOf(person)) ?? 'null');
    return isDraft(found) && found.anonymity === 'named' ? found : undefined;
  } catch {
    return undefined;
  }
};

const isDraft = (value: unknown): value is Draft =>
  typeof value === 'object' &&
  value !== null &&
  'n' in value &&
  typeof value.n === 'string' &&
  /^[0-9a-f]{32}$/.test(value.n) &&
  'facts' in value &&
  typeof value.facts === 'object' &&
  value.facts !== null &&
  Object.values(value.facts).every((text) => typeof text === 'string') &&
  'anonymity' in value &&
  anonymities.some((one) => one === value.anonymity) &&
  'notToIsmsManager' in value &&
  typeof value.notToIsmsManager === 'boolean';
