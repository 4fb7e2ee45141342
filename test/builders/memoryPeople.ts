import type { People } from '../../procedure/ports/people.ts';
import type { Person } from '../../procedure/record/values/person.ts';
import { type PersonId, type Role, roles, type Stranger } from '../../procedure/record/values/person.ts';

type Account = { readonly id: PersonId; readonly name?: string; readonly guest?: boolean; readonly left?: boolean };

const strangerIn = (account: Account | undefined): Stranger | undefined => {
  if (!account) return 'unknown';
  if (account.left) return 'leaver';
  return account.guest ? 'guest' : undefined;
};

/**
 * `People` without Graph.
 * @param holders current holders of each role
 * @param directory all people in the tenant; without it nothing can be looked up, and no one is a stranger
 */
export const createMemoryPeople = (
  holders: (role: Role) => readonly Person[],
  directory?: readonly Account[],
): People => {
  const rolesOf = (id: PersonId) => roles.filter((role) => holders(role).some((one) => one.id === id));
  const strangerOf = (id: PersonId) => strangerIn(directory?.find((one) => one.id === id));
  return {
    rolesOf,
    holders,
    strangers: async (ids) => {
      const asked = directory ? ids.filter((id) => rolesOf(id).length === 0) : [];
      return new Map(
        asked.flatMap((id) => {
          const stranger = strangerOf(id);
          return stranger ? [[id, stranger] as const] : [];
        }),
      );
    },
    search: async (text) =>
      (directory ?? [])
        .filter((one) => one.name?.toLowerCase().startsWith(text.toLowerCase()) && !strangerIn(one))
        .map(({ id, name = '' }) => ({ id, name })),
  };
};
