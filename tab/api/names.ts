import type { Naming } from '../../procedure/messages/knownPeople.ts';
import type { Commit } from '../../procedure/record/history/commit.ts';
import { type Actor, type PersonId, roles } from '../../procedure/record/values/person.ts';
import type { Named } from './wire.ts';

/** Names from the rows of History. */
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

/** Names from the directory, as far as they are cached: asking for one would cost a request. */
export const namesNow = ({ holders, nameOf }: Naming): ((id: PersonId) => string | undefined) => {
  const held = new Map(roles.flatMap(holders).map(({ id, name }) => [id, name]));
  return (id) => held.get(id) || nameOf?.(id);
};
