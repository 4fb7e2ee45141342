import type { Task } from '../deadlines/task.ts';
import type { Actor, PersonId } from '../record/values/person.ts';

/** Open tasks of people. */
export type Tasks = {
  /** Tasks of this person, the earliest first. @throws Fault */
  readonly of: (id: PersonId) => Promise<readonly Task[]>;
  /** Overdue tasks of all people, in the records that the actor may read. @throws Fault */
  readonly overdue: (actor: Actor) => Promise<readonly Task[]>;
};
