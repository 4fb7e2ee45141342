import type { Nonconformity } from '../record/nonconformity.ts';
import { type Role, roles } from '../record/values/person.ts';
import { reads } from './reads.ts';

/** The roles that read a record, in the table's order. */
export const readingRoles = ({
  notToIsmsManager,
}: {
  readonly notToIsmsManager?: Nonconformity['notToIsmsManager'] | boolean;
}): readonly Role[] => {
  const readers: readonly string[] = reads.record;
  return roles.filter((role) => readers.includes(role) && !(role === 'ismsManager' && notToIsmsManager === true));
};
