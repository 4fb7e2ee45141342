import type { Nonconformity } from '../record/nonconformity.ts';
import { planManagerOf, verifierOf } from '../record/planInForce.ts';
import type { Plan } from '../record/recordParts.ts';
import type { PersonId } from '../record/values/person.ts';

/**
 * Segregation of duties (A.5.3): those responsible for the plan do not approve it, those who do the work do not judge
 * it. A conflict is a duty and the relation that forbids it.
 */
export const duties = [
  'approve',
  'verify',
  'close',
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
 * People who own or owned an action of the plan, including cancelled ones: their owners know why. After approval the
 * actions count, not the plan, which does not show who took over from a leaver.
 */
const hasAction = ({ plan, approval, actions }: Nonconformity['cycle'], id: PersonId): boolean =>
  (!approval && (plan?.actions.some(({ owner }) => owner === id) ?? false)) ||
  actions.some(({ owner, done }) => owner === id || done?.by === id);

/** The relation that keeps a person from approving the plan, if there is one. */
const partIn = (record: Parties, id: PersonId): Party | undefined => {
  if (record.reporter === id) return 'reporter';
  if (record.triage?.owner === id) return 'owner';
  if (planManagerOf(record.cycle) === id) return 'planManager';
  return hasAction(record.cycle, id) ? 'actionOwner' : undefined;
};

/**
 * Why a person may not approve the plan, accept the risk instead, or cancel an action. Those who ask for an approval
 * do not give it, even without another part in it.
 */
export const approvalConflict = (record: Parties, id: PersonId): Conflict | undefined => {
  const as = partIn(record, id) ?? (record.cycle.submission?.by === id ? 'submitter' : undefined);
  return as && { duty: 'approve', as };
};

/** Why a person may not judge the effectiveness (10.2 d). */
export const verificationConflict = ({ cycle }: Parties, id: PersonId): Conflict | undefined =>
  hasAction(cycle, id) ? { duty: 'verify', as: 'actionOwner' } : undefined;

/**
 * Why a person may not close a correction alone: no one else approved or verified it, so the person who owns it, or
 * owned it before it was handed over, does not end it.
 */
export const closingConflict = (
  { triage, formerOwners }: Pick<Nonconformity, 'triage' | 'formerOwners'>,
  id: PersonId,
): Conflict | undefined => {
  if (triage?.lane !== 'correctionOnly') return undefined;
  return triage.owner === id || formerOwners?.includes(id) ? { duty: 'close', as: 'owner' } : undefined;
};

/** A plan whose verifier would judge their own work. */
export const planConflict = (record: Parties, plan: Plan): Conflict | undefined => {
  // As a draft, which replaces an approved plan.
  const { approval: _, ...cycle } = record.cycle;
  return verificationConflict({ ...record, cycle: { ...cycle, plan } }, plan.verification.verifier);
};

/**
 * A conflict in the record as a whole: its approver has a part in it, or its verifier an action. The submitter was
 * checked at the approval and does not change.
 */
export const existingConflict = (record: Parties): Conflict | undefined => {
  const { approval } = record.cycle;
  // An approval by exception states its reason: the conflict is known and accepted.
  const approvers = approval && approval.exception === undefined ? [approval.by, approval.delegatedBy] : [];
  for (const id of approvers) {
    const as = id === undefined ? undefined : partIn(record, id);
    if (as) return { duty: 'approve', as };
  }
  const verifier = verifierOf(record.cycle);
  return verifier === undefined ? undefined : verificationConflict(record, verifier);
};

/** Whether no one in management may approve: only then a member decides by exception. */
export const noneEligible = (record: Parties, management: readonly PersonId[]): boolean =>
  management.every((id) => approvalConflict(record, id));
