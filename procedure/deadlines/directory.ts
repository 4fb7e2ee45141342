import type { PersonId, Role } from '../record/values/person.ts';

/** Somebody who can be reminded. Absent time zone: the organisation's. */
export type Colleague = {
  readonly timeZone?: string | undefined;
  /** Whom he named to stand in for him. */
  readonly deputy?: PersonId | undefined;
  /** His line manager; known only where the optional permission is given. */
  readonly manager?: PersonId | undefined;
};

export type Directory = {
  /** Undefined: unknown, or has left. */
  readonly colleague: (id: PersonId) => Colleague | undefined;
  readonly holders: (role: Role) => readonly PersonId[];
};
