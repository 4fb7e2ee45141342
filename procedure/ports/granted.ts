import type { PersonId } from '../record/values/person.ts';

/** Ports that take an optional permission: absent where it is not granted, and everything works without them. */

/** Somebody's line manager, as the directory has him. Never throws: while it cannot be asked nobody is known to have one. */
export type ManagerOf = (id: PersonId) => Promise<PersonId | undefined>;

/**
 * Has Teams add the bot to somebody's chats, so that he meets it. Never throws.
 * @returns true: it is on its way, and once it is there Teams says so to the bot; false: it cannot be
 */
export type InstallFor = (id: PersonId) => Promise<boolean>;
