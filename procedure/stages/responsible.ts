import type { PersonId, Role } from '../record/person.ts';

type Kept = { readonly notToIsmsManager?: true | undefined };

/**
 * Who answers for a record: the ISMS managers, their alternates while there are none. A record that its reporter kept
 * from the ISMS managers goes to the alternates, else to management; to nobody who is an ISMS manager too.
 */
export const responsibleFor = (
  record: Kept | undefined,
  holders: (role: Role) => readonly PersonId[],
): readonly PersonId[] => {
  const managers = holders('ismsManager');
  if (!record?.notToIsmsManager) return managers.length > 0 ? managers : holders('alternate');
  const others = (role: Role) => holders(role).filter((id) => !managers.includes(id));
  const alternates = others('alternate');
  return alternates.length > 0 ? alternates : others('management');
};

/** Management, as far as it may see the record. */
export const managementFor = (
  record: Kept | undefined,
  holders: (role: Role) => readonly PersonId[],
): readonly PersonId[] =>
  record?.notToIsmsManager
    ? holders('management').filter((id) => !holders('ismsManager').includes(id))
    : holders('management');
