import type { Nonconformity } from '../record/nonconformity.ts';
import { type Actor, type PersonId, type Role, roles } from '../record/person.ts';

const ofRecord = ['reporter', 'owner', 'planManager', 'actionOwner', 'verifier', 'delegate'] as const;
type OfRecord = (typeof ofRecord)[number];

/** What somebody is to one record: what his groups make of him, and what the record itself says. */
export const relations = [...roles, ...ofRecord, 'employee'] as const;
export type Relation = Role | OfRecord | 'employee';

/** As much of a record as says who is what to it. The register knows only the reporter. */
export type Related = Pick<Nonconformity, 'reporter'> & Partial<Pick<Nonconformity, 'triage' | 'cycle'>>;

const holds: Readonly<Record<OfRecord, (record: Related, id: PersonId) => boolean>> = {
  reporter: (record, id) => record.reporter === id,
  owner: (record, id) => record.triage?.owner === id,
  planManager: (record, id) => record.cycle?.plan?.manager === id,
  actionOwner: (record, id) =>
    record.cycle?.actions.some(({ owner, state }) => owner === id && state === 'open') ?? false,
  verifier: (record, id) => record.cycle?.plan?.verification.verifier === id,
  // Whether the delegation still runs is for the decision, which knows today.
  delegate: ({ cycle }, id) => cycle?.delegation?.to === id && !cycle.approval,
};

/** Everybody in the tenant is an `employee`, except a guest; a guest has only what his groups and the record give him. */
export const relationsOf = (actor: Actor, record: Related | undefined): readonly Relation[] => [
  ...actor.roles,
  ...(record ? ofRecord.filter((relation) => holds[relation](record, actor.id)) : []),
  ...(actor.guest ? [] : (['employee'] as const)),
];
