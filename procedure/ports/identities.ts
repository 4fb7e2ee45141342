import type { Person, PersonId } from '../record/values/person.ts';

/** Keeps an unnamed reporter unnamed, with keys that only the servers have. */
export type Identities = {
  /**
   * `CommandId` of an unnamed reporter's command. Keyed: the card in their chat holds the press's `n`, and a reader
   * of that chat must not find the row.
   */
  readonly commandId: (pressId: string) => string;
  /** The code with which they ask later, as it is shown; the same however often the press is delivered. */
  readonly caseCode: (pressId: string) => string;
  /** @param commandId that of the report: a seal made for one row opens on no other */
  readonly seal: (person: Person, commandId: string) => { readonly sealed: string; readonly digest: string };
  /** @throws Fault `refused` when no key of ours opens it */
  readonly open: (sealed: string, commandId: string) => Person;
  readonly isSealed: (digest: string, id: PersonId) => boolean;
};
