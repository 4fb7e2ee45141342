import type { Nonconformity } from '../record/nonconformity.ts';
import { type Actor, type Role, roles } from '../record/person.ts';

/** What somebody is to one record: what his groups make of him, and what the record itself says. */
export const relations = [...roles, 'reporter', 'employee'] as const;
export type Relation = Role | 'reporter' | 'employee';

/** Everybody in the tenant is an `employee`, except a guest; a guest has only what his groups give him. */
export const relationsOf = (actor: Actor, record: Pick<Nonconformity, 'reporter'> | undefined): readonly Relation[] => [
  ...actor.roles,
  ...(record?.reporter === actor.id ? (['reporter'] as const) : []),
  ...(actor.guest ? [] : (['employee'] as const)),
];
