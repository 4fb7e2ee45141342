import type { Person, PersonId } from '../record/values/person.ts';

/** What keeps an unnamed reporter unnamed: keys that only the servers have. */
export type Identities = {
  /**
   * `CommandId` of what an unnamed reporter sends. Keyed: the card in his chat holds the press's `n`, and whoever reads
   * that chat must not find the row.
   */
  readonly commandId: (pressId: string) => string;
  /** The code with which he asks later, as it is shown; the same however often the press is delivered. */
  readonly caseCode: (pressId: string) => string;
  /** @param commandId that of the report: what is sealed for one row opens on no other */
  readonly seal: (person: Person, commandId: string) => { readonly sealed: string; readonly digest: string };
  /** @throws Fault `refused` when no key of ours opens it */
  readonly open: (sealed: string, commandId: string) => Person;
  readonly isSealed: (digest: string, id: PersonId) => boolean;
};
