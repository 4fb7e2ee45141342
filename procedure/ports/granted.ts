import type { PersonId } from '../record/values/person.ts';

/** Ports that need an optional permission: absent where it is not granted, and everything works without them. */

/** A person's line manager according to the directory. Never throws: undefined while it cannot be asked. */
export type ManagerOf = (id: PersonId) => Promise<PersonId | undefined>;

/**
 * Has Teams install the bot for a person. Never throws.
 * @returns true: it is on its way, and Teams tells the bot once it is installed; false: impossible
 */
export type InstallFor = (id: PersonId) => Promise<boolean>;
