import type { Person, PersonId, Role, Stranger } from '../record/values/person.ts';

/** `address`: by which two of one name are told apart, where there is one. */
export type FoundPerson = Person & { readonly address?: string | undefined };

/** Who holds which role. From the groups, read at start and every five minutes, so that a check never waits. */
export type People = {
  readonly rolesOf: (id: PersonId) => readonly Role[];
  readonly holders: (role: Role) => readonly Person[];
  /** Of somebody about whom the directory was asked (`strangers`), as long as it is remembered. Asks nobody. */
  readonly nameOf?: ((id: PersonId) => string | undefined) | undefined;
  /**
   * Those of these who are given no task, and why. Whoever has a role is none of them, and nothing is asked for him; nor
   * for somebody who was asked about a while ago. Where nothing may be asked nobody is one.
   * @throws Fault
   */
  readonly strangers: (ids: readonly PersonId[]) => Promise<ReadonlyMap<PersonId, Stranger>>;
  /** Of the directory, by the beginning of a name: at most twenty; where it may not be asked, those with a role. @throws Fault */
  readonly search: (text: string) => Promise<readonly FoundPerson[]>;
};
