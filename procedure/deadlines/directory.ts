import type { PersonId, Role } from '../record/values/person.ts';

/** A person who can be reminded. Absent time zone: the organisation's. */
export type Colleague = {
  readonly timeZone?: string | undefined;
  /** Their named deputy. */
  readonly deputy?: PersonId | undefined;
  /** Their line manager; known only where the optional permission is granted. */
  readonly manager?: PersonId | undefined;
};

export type Directory = {
  /** Undefined: unknown, or has left. */
  readonly colleague: (id: PersonId) => Colleague | undefined;
  readonly holders: (role: Role) => readonly PersonId[];
};
