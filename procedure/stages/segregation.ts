import type { Nonconformity } from '../record/nonconformity.ts';
import type { PersonId } from '../record/person.ts';
import { planManagerOf, verifierOf } from '../record/planInForce.ts';
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
export const parties = [
  'reporter',
  'owner',
  'planManager',
  'actionOwner',
  'rejecter',
  'asker',
  'reviewer',
  'submitter',
] as const;
export type Party = (typeof parties)[number];
export type Conflict = { readonly duty: Duty; readonly as: Party };

type Parties = Pick<Nonconformity, 'reporter' | 'triage' | 'cycle'>;

/**
 * Everybody who has an action in the plan or did one: also a cancelled one, whose owner knows why. Once it is approved
 * the actions say so themselves: what the plan says of them is what was approved, and not who took over from a leaver.
 */
const hasAction = ({ plan, approval, actions }: Nonconformity['cycle'], id: PersonId): boolean =>
  (!approval && (plan?.actions.some(({ owner }) => owner === id) ?? false)) ||
  actions.some(({ owner, done }) => owner === id || done?.by === id);

/** What part in the record keeps somebody from approving its plan, if he has one. */
const partIn = (record: Parties, id: PersonId): Party | undefined => {
  if (record.reporter === id) return 'reporter';
  if (record.triage?.owner === id) return 'owner';
  if (planManagerOf(record.cycle) === id) return 'planManager';
  return hasAction(record.cycle, id) ? 'actionOwner' : undefined;
};

/**
 * Why somebody may not approve the plan, if so; nor accept the risk instead of one, nor let an action of it go. Whoever
 * asks for an approval does not give it, though he have no other part in it.
 */
export const approvalConflict = (record: Parties, id: PersonId): Conflict | undefined => {
  const as = partIn(record, id) ?? (record.cycle.submission?.by === id ? 'submitter' : undefined);
  return as && { duty: 'approve', as };
};

/** Why somebody may not judge the effectiveness (10.2 d), if so. */
export const verificationConflict = ({ cycle }: Parties, id: PersonId): Conflict | undefined =>
  hasAction(cycle, id) ? { duty: 'verify', as: 'actionOwner' } : undefined;

/** A plan whose verifier would judge his own work. */
export const planConflict = (record: Parties, plan: Plan): Conflict | undefined => {
  // As a draft: it takes the place of one that may be approved.
  const { approval: _, ...cycle } = record.cycle;
  return verificationConflict({ ...record, cycle: { ...cycle, plan } }, plan.verification.verifier);
};

/**
 * What is wrong with the record as a whole: its approver got a part in it, or its verifier an action. Who submitted the
 * plan does not change afterwards: that was asked when it was approved.
 */
export const existingConflict = (record: Parties): Conflict | undefined => {
  const { approval } = record.cycle;
  // An approval by exception names its reason: the conflict is known and stays.
  const approvers = approval && approval.exception === undefined ? [approval.by, approval.delegatedBy] : [];
  for (const id of approvers) {
    const as = id === undefined ? undefined : partIn(record, id);
    if (as) return { duty: 'approve', as };
  }
  const verifier = verifierOf(record.cycle);
  return verifier === undefined ? undefined : verificationConflict(record, verifier);
};

/** True when nobody in management could approve: only then does one decide by exception. */
export const nobodyEligible = (record: Parties, management: readonly PersonId[]): boolean =>
  management.every((id) => approvalConflict(record, id));
