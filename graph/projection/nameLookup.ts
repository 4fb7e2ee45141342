import type { People } from '../../procedure/ports/people.ts';
import type { Commit } from '../../procedure/record/history/commit.ts';
import { type PersonId, roles } from '../../procedure/record/values/person.ts';

/** The name of a person, if known; otherwise the id. */
export type NameOf = (id: PersonId) => string;

/**
 * Names from the groups, which follow Entra, then from the rows of the record, newest first. The directory is not
 * asked: a projection costs no request for a name.
 */
export const nameLookup = (commits: readonly Commit<unknown>[], people: Pick<People, 'holders'>): NameOf => {
  const names = new Map<PersonId, string>();
  const learn = (id: PersonId, name: string): void => {
    if (name !== '') names.set(id, name);
  };
  for (const { actorId, actorName } of commits) learn(actorId, actorName);
  for (const role of roles) for (const { id, name } of people.holders(role)) learn(id, name);
  return (id) => names.get(id) ?? id;
};
