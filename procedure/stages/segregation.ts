import type { Nonconformity } from '../record/nonconformity.ts';
import type { PersonId } from '../record/person.ts';
import type { Plan } from '../record/recordParts.ts';

/**
 * Segregation of duties (A.5.3): who answers for the plan does not approve it, and who does the work does not judge it.
 * A duty, and what somebody is to the record that forbids it.
 */
export const duties = [
  'approve',
  'verify',
  'decideExtension',
  'decideObjection',
  'cancelAction',
  'noteReview',
] as const;
export type Duty = (typeof duties)[number];
export const parties = ['reporter', 'owner', 'planManager', 'actionOwner', 'rejecter', 'asker', 'reviewer'] as const;
export type Party = (typeof parties)[number];
export type Conflict = { readonly duty: Duty; readonly as: Party };

type Parties = Pick<Nonconformity, 'reporter' | 'triage' | 'cycle'>;

/** Everybody who has an action in the plan or did one: also a cancelled one, whose owner knows why. */
const hasAction = ({ plan, actions }: Nonconformity['cycle'], id: PersonId): boolean =>
  (plan?.actions.some(({ owner }) => owner === id) ?? false) ||
  actions.some(({ owner, done }) => owner === id || done?.by === id);

/** Why somebody may not approve the plan (or accept the risk instead of one), if so. */
export const approvalConflict = (record: Parties, id: PersonId): Conflict | undefined => {
  const as = (party: Party): Conflict => ({ duty: 'approve', as: party });
  if (record.reporter === id) return as('reporter');
  if (record.triage?.owner === id) return as('owner');
  if (record.cycle.plan?.manager === id) return as('planManager');
  return hasAction(record.cycle, id) ? as('actionOwner') : undefined;
};

/** Why somebody may not judge the effectiveness (10.2 d), if so. */
export const verificationConflict = ({ cycle }: Parties, id: PersonId): Conflict | undefined =>
  hasAction(cycle, id) ? { duty: 'verify', as: 'actionOwner' } : undefined;

/** A plan whose verifier would judge his own work. */
export const planConflict = (record: Parties, plan: Plan): Conflict | undefined =>
  verificationConflict({ ...record, cycle: { ...record.cycle, plan } }, plan.verification.verifier);

/** What is wrong with the record as a whole: its approver got a part in it, or its verifier an action. */
export const standingConflict = (record: Parties): Conflict | undefined => {
  const { approval, plan } = record.cycle;
  // An approval by exception names its reason: the conflict is known and stays.
  const approvers = approval && approval.exception === undefined ? [approval.by, approval.delegatedBy] : [];
  for (const id of approvers) {
    const conflict = id === undefined ? undefined : approvalConflict(record, id);
    if (conflict) return conflict;
  }
  return plan && planConflict(record, plan);
};

/** True when nobody in management could approve: only then does one decide by exception. */
export const nobodyEligible = (record: Parties, management: readonly PersonId[]): boolean =>
  management.every((id) => approvalConflict(record, id));
