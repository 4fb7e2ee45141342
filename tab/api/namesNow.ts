import type { Naming } from '../../procedure/messages/knownPeople.ts';
import { type PersonId, roles } from '../../procedure/record/values/person.ts';

/** Names as the directory has them now, as far as they are known: asking for one would cost a request. */
export const namesNow = ({ holders, nameOf }: Naming): ((id: PersonId) => string | undefined) => {
  const held = new Map(roles.flatMap(holders).map(({ id, name }) => [id, name]));
  return (id) => held.get(id) || nameOf?.(id);
};
