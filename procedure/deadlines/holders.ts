import type { Nonconformity } from '../record/nonconformity.ts';
import { planManagerOf } from '../record/planInForce.ts';
import type { PersonId, Role } from '../record/values/person.ts';
import { approvalConflict } from '../stages/segregation.ts';
import type { Holder } from './deadline.ts';

export const person = (id: PersonId): Holder => ({ kind: 'person', id });
export const role = (held: Role, except: readonly PersonId[] = []): Holder => ({ kind: 'role', role: held, except });

/** The owner; before there is one, the ISMS manager. */
export const ownerOf = ({ triage }: Nonconformity): Holder => (triage ? person(triage.owner) : role('ismsManager'));

/** Of all people with a part in the record, those barred by segregation from approving its plan. */
const barredFromApproval = (record: Nonconformity): readonly PersonId[] => {
  const { reporter, triage, cycle } = record;
  const owners = [...(cycle.plan?.actions ?? []), ...cycle.actions].map(({ owner }) => owner);
  const doers = cycle.actions.flatMap(({ done }) => done?.by ?? []);
  const askers = [planManagerOf(cycle) ?? [], cycle.submission?.by ?? []].flat();
  const involved = [reporter, triage?.owner ?? [], askers, owners, doers].flat();
  return [...new Set(involved)].filter((id) => approvalConflict(record, id));
};

/** Who is asked to approve: management, except those barred, and a delegate beside the approver who asked them. */
export const approversOf = (record: Nonconformity): readonly Holder[] => {
  const { delegation } = record.cycle;
  return [role('management', barredFromApproval(record)), ...(delegation ? [person(delegation.to)] : [])];
};

/**
 * Of management, those who are not barred; if all are barred, all: one of them decides under a recorded exception.
 */
export const eligible = (held: readonly PersonId[], except: readonly PersonId[]): readonly PersonId[] => {
  const free = held.filter((id) => !except.includes(id));
  return free.length > 0 ? free : held;
};
