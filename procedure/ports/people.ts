import type { Person, PersonId, Role, Stranger } from '../record/values/person.ts';

/** `address` distinguishes two people of one name, where there is one. */
export type FoundPerson = Person & { readonly address?: string | undefined };

/** Who holds which role. From the groups, read at start and every five minutes, so that a check never waits. */
export type People = {
  readonly rolesOf: (id: PersonId) => readonly Role[];
  readonly holders: (role: Role) => readonly Person[];
  /** Name of a person who was looked up (`strangers`), as long as it is cached. Makes no request. */
  readonly nameOf?: ((id: PersonId) => string | undefined) | undefined;
  /**
   * Returns those of these people who cannot be given a task, and why. Holders of a role are never among them, and
   * are not looked up; nor are people looked up recently. Empty where look-ups are not permitted.
   * @throws Fault
   */
  readonly strangers: (ids: readonly PersonId[]) => Promise<ReadonlyMap<PersonId, Stranger>>;
  /**
   * Searches the directory by the beginning of a name: at most twenty; people with a role where it may not be
   * searched.
   * @throws Fault
   */
  readonly search: (text: string) => Promise<readonly FoundPerson[]>;
};

/** Ports that need an optional permission: absent where it is not granted, and everything works without them. */

/** A person's line manager according to the directory. Never throws: undefined while it cannot be asked. */
export type ManagerOf = (id: PersonId) => Promise<PersonId | undefined>;

/**
 * Has Teams install the bot for a person. Never throws.
 * @returns true: it is on its way, and Teams tells the bot once it is installed; false: impossible
 */
export type InstallFor = (id: PersonId) => Promise<boolean>;
