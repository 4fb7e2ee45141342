import type { Task } from '../deadlines/task.ts';
import type { Actor, PersonId } from '../record/values/person.ts';

/** What people are waited for. */
export type Tasks = {
  /** What lies on this person, the earliest first. @throws Fault */
  readonly of: (id: PersonId) => Promise<readonly Task[]>;
  /** What is overdue in the records that he may read, whoever has to do it. @throws Fault */
  readonly overdue: (actor: Actor) => Promise<readonly Task[]>;
};
