import type { PersonId, Role } from '../record/values/person.ts';

type Kept = { readonly notToIsmsManager?: true | undefined };

/** Alternates who are not ISMS managers: those who may triage a report that is kept from the ISMS managers. */
export const independentAlternates = (holders: (role: Role) => readonly PersonId[]): readonly PersonId[] =>
  withoutManagers('alternate', holders);

const withoutManagers = (role: Role, holders: (role: Role) => readonly PersonId[]): readonly PersonId[] => {
  const managers = holders('ismsManager');
  return holders(role).filter((id) => !managers.includes(id));
};

/**
 * The people responsible for a record: the ISMS managers, or their alternates while there are none. A record that its
 * reporter kept from the ISMS managers goes to the alternates or, if there are none, to management, who names one;
 * never to an ISMS manager.
 */
export const responsibleFor = (
  record: Kept | undefined,
  holders: (role: Role) => readonly PersonId[],
): readonly PersonId[] => {
  const managers = holders('ismsManager');
  if (!record?.notToIsmsManager) return managers.length > 0 ? managers : holders('alternate');
  const alternates = independentAlternates(holders);
  return alternates.length > 0 ? alternates : withoutManagers('management', holders);
};

/** The ids of the people in a role, as the functions here ask for them. */
export const holdersIn =
  (people: { readonly holders: (role: Role) => readonly { readonly id: PersonId }[] }) =>
  (role: Role): readonly PersonId[] =>
    people.holders(role).map(({ id }) => id);

/** The members of management who may see the record. */
export const managementFor = (
  record: Kept | undefined,
  holders: (role: Role) => readonly PersonId[],
): readonly PersonId[] => (record?.notToIsmsManager ? withoutManagers('management', holders) : holders('management'));
