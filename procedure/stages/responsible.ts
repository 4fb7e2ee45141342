import type { PersonId, Role } from '../record/person.ts';

type Kept = { readonly notToIsmsManager?: true | undefined };

/** Alternates who are no ISMS managers: of all who may triage a report those from whom it is not kept. */
export const independentAlternates = (holders: (role: Role) => readonly PersonId[]): readonly PersonId[] =>
  withoutManagers('alternate', holders);

const withoutManagers = (role: Role, holders: (role: Role) => readonly PersonId[]): readonly PersonId[] => {
  const managers = holders('ismsManager');
  return holders(role).filter((id) => !managers.includes(id));
};

/**
 * Who answers for a record: the ISMS managers, their alternates while there are none. A record that its reporter kept
 * from the ISMS managers goes to the alternates; when there are none any more, to management, who names one. To nobody who
 * is an ISMS manager too.
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

/** Management, as far as it may see the record. */
export const managementFor = (
  record: Kept | undefined,
  holders: (role: Role) => readonly PersonId[],
): readonly PersonId[] => (record?.notToIsmsManager ? withoutManagers('management', holders) : holders('management'));
