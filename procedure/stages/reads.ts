import type { Nonconformity } from '../record/nonconformity.ts';
import type { Actor } from '../record/person.ts';
import { type Relation, relationsOf } from './relations.ts';

/**
 * Who may read what. The table holds at every door: API, search, conversation, deep link, export.
 * A door that refuses says the same as for a record that does not exist.
 */
export const reads = {
  /** The whole record with its history. */
  record: ['reporter', 'ismsManager', 'alternate', 'management', 'auditor', 'custodian'],
  /** The register of all records; without it a person sees his own. */
  register: ['ismsManager', 'alternate', 'management', 'auditor', 'custodian'],
  /** The name of whoever reported. */
  reporter: ['reporter', 'ismsManager', 'alternate', 'management', 'auditor', 'custodian'],
} as const satisfies Readonly<Record<string, readonly Relation[]>>;
export type Readable = keyof typeof reads;

export const mayRead = (what: Readable, actor: Actor, record: Pick<Nonconformity, 'reporter'> | undefined): boolean => {
  const allowed: readonly Relation[] = reads[what];
  return relationsOf(actor, record).some((relation) => allowed.includes(relation));
};
