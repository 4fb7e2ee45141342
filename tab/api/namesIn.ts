import type { Commit } from '../../procedure/record/history/commit.ts';
import type { Actor, PersonId } from '../../procedure/record/values/person.ts';
import type { Named } from './wire.ts';

/** Names as the rows of History have them. */
export const namesIn = (
  { commits }: { readonly commits: readonly Pick<Commit<unknown>, 'actorId' | 'actorName'>[] },
  { id: me }: Actor,
): ((id: PersonId) => Named) => {
  const names = new Map(commits.map(({ actorId, actorName }) => [actorId, actorName]));
  return (id) => {
    const name = names.get(id);
    return { me: id === me, ...(name && { name }) };
  };
};
